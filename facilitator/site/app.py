"""The decks' site: Voilà behind authentication, without the rest of Jupyter."""

from __future__ import annotations

import argparse
import logging
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from traitlets import Instance
from traitlets.config import Config
from voila.app import Voila
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.contentshandler import VoilaContentsHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.treehandler import TornadoVoilaTreeHandler

from facilitator.processes.kernels import PatientKernels, ipc_fits
from facilitator.site.auth import GuardedApplication, SiteAuth, SiteIdentity
from facilitator.site.handlers import DeckHandler, ShutdownHandler
from facilitator.site.home import Home, RoomInfo
from facilitator.site.notebook_pages import SiteContents


class DeckServer(Voila):  # type: ignore[misc]
    """Voilà that asks for the cookie everywhere but at ``/enter/``."""

    name = "voila"
    auth = Instance(SiteAuth)
    room = Instance(RoomInfo, ())

    def start(self) -> None:
        """Serve until the loop is stopped."""
        self.connection_dir = tempfile.mkdtemp(prefix="k", dir=self.connection_dir_root)
        settings = self.init_settings() | {"log_function": log_request, "slides": self.root_dir}
        settings["ws_ping_timeout"] = settings["ws_ping_interval"] = 30_000
        self.app = GuardedApplication(self.auth, **settings)
        self.app.settings.update(self.tornado_settings)
        self.app.add_handlers(".*$", self.init_handlers())
        self.listen()

    def init_settings(self) -> dict[str, Any]:
        """Add the identity provider and the contents of the site."""
        settings: dict[str, Any] = super().init_settings()
        settings["identity_provider"].auth = self.auth
        self.contents_manager = settings["contents_manager"] = SiteContents(parent=self)
        settings["allow_remote_access"] = False
        return settings

    def init_handlers(self) -> list[Any]:
        """Put the home in place of Voilà's list of files, and limit the notebooks that are shown."""
        kept: list[Any] = [("/", Home, {"room": self.room, "slides": Path(self.root_dir)})]
        for path, handler, *rest in super().init_handlers():
            if handler in (TornadoVoilaTreeHandler, VoilaContentsHandler):
                continue
            changed = {TornadoVoilaHandler: DeckHandler, VoilaShutdownKernelHandler: ShutdownHandler}
            kept.append((path, changed.get(handler, handler), *rest))
        return kept


def log_request(handler: Any) -> None:
    """Log a failed request without its URL, which may hold a code or a name."""
    status = handler.get_status()
    if status >= 500:
        logging.getLogger("tornado.access").error(
            "%s %s %s", status, handler.request.method, type(handler).__name__
        )


def configuration(given: argparse.Namespace, pool: Mapping[str, int]) -> Config:
    """Return Voilà's settings; nothing is read from the user's own Jupyter."""
    config = Config()
    config.Voila.update(
        port=given.port,
        port_retries=0,
        ip="127.0.0.1",
        open_browser=False,
        root_dir=str(given.slides),
        connection_dir_root=str(given.runtime),
        config_file_paths=[],
        identity_provider_class=SiteIdentity,
        log_level=logging.WARNING,
        tornado_settings={"headers": {"Content-Security-Policy": policy(given.port, given.room)}},
    )
    config.VoilaConfiguration.update(
        template=given.template,
        allow_template_override="NOTEBOOK",  # a deck's page and the console's are drawn by different ones
        allow_theme_override="NO",
        multi_kernel_manager_class=PatientKernels,
        preheat_kernel=any(pool.values()),
        default_pool_size=0,
        # No other extension of this Jupyter belongs on a slide.
        extension_allowlist=[
            "@jupyter-widgets/jupyterlab-manager",
            "@voila-dashboards/widgets-manager8",
            "anywidget",
        ],
        extension_denylist=[],
    )
    pools: dict[str, Any] = {"default": {"pool_size": 0}}
    config.VoilaKernelManager.kernel_pools_config = pools | {
        name: {"pool_size": size} for name, size in pool.items()
    }
    config.MappingKernelManager.update(
        cull_idle_timeout=given.cull_after,
        cull_interval=min(60, given.cull_after),
        cull_connected=False,
        cull_busy=True,
    )
    if ipc_fits(given.runtime):
        config.KernelManager.transport = "ipc"
    return config


def policy(port: int, room: str) -> str:
    """Return the content security policy of a deck: this server and the room, both on this machine."""
    own = f"127.0.0.1:{port}"
    return "; ".join(
        [
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
            "style-src 'self' 'unsafe-inline' blob:",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' ws://{own} {room} blob: data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        ]
    )
