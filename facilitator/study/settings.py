"""Jupyter's settings for a self-learner: quiet, sparing, and with pages in the kit's own look.

`jupyter/jupyter_server_config.py` beside this file calls `configure`, so that one folder, named in
JUPYTER_CONFIG_PATH, does the same for `workshop study` and for Binder; TEMPLATES belongs in JUPYTER_PATH.
"""

from __future__ import annotations

from pathlib import Path

from jupyter_core.paths import jupyter_runtime_dir
from traitlets.config import Config

from facilitator.processes.kernels import ipc_fits
from facilitator.study.page import place
from workbook.schema import Language

CONFIGURATION = Path(__file__).parent / "jupyter"
#: Further folders of the same kind, by language: the language of JupyterLab's menus, which a learner may
#: change in those menus. They come from a language pack; the system's locale would do only where it is installed.
MENUS: dict[Language, Path] = {"zh": Path(__file__).parent / "jupyter-zh"}

#: Seconds after which a kernel that no page shows is ended: a network may be away for that long.
CULL_AFTER = 600


def configure(config: Config) -> None:
    """Set what a learner's server needs; what the command line says comes after it and wins."""
    config.ServerApp.kernel_manager_class = "facilitator.processes.kernels.PatientKernels"
    config.MappingKernelManager.update(
        cull_idle_timeout=CULL_AFTER, cull_interval=60, cull_connected=False, cull_busy=False
    )
    if ipc_fits(Path(jupyter_runtime_dir())):
        config.KernelManager.transport = "ipc"
    # Neither news nor newer versions are asked for, anywhere.
    config.LabApp.update(
        news_url=None, check_for_updates_class="jupyterlab.NeverCheckForUpdate", extension_manager="readonly"
    )
    config.LanguageServerManager.autodetect = False  # it would call npm and others to look for them
    config.VoilaExecutor.allow_errors = True  # the page says it where it happened, and the text goes on
    config.VoilaConfiguration.update(
        template="study",
        allow_template_override="NOTEBOOK",  # the facilitator's pages have their own
        allow_theme_override="NO",
        prelaunch_hook=place,
        file_allowlist=[r".*\.(png|jpg|gif|svg|csv)"],
        # Whatever else is installed in this Jupyter has no business on a page.
        extension_allowlist=[
            "@jupyter-widgets/jupyterlab-manager",
            "@voila-dashboards/widgets-manager8",
            "anywidget",
        ],
    )
