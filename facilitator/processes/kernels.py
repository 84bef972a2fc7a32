"""Kernels that survive a lost network but not a closed page, reached by local sockets where possible."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from jupyter_client.session import utcnow
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

#: Local sockets have addresses of at most about 100 bytes; a kernel's needs this much below its folder.
LONGEST, BELOW = 100, 62


def ipc_fits(folder: Path) -> bool:
    """Return whether kernels in this folder can be reached without opening any port."""
    return sys.platform != "win32" and len(str(folder).encode()) + BELOW <= LONGEST


class PatientKernels(AsyncMappingKernelManager):
    """Starts kernels without history, and counts their idle time from the moment their page left."""

    async def _async_start_kernel(self, *arguments: Any, **options: Any) -> str:
        options.setdefault("extra_arguments", ["--HistoryManager.enabled=False"])
        kernel: str = await super()._async_start_kernel(*arguments, **options)
        return kernel

    start_kernel = _async_start_kernel  # type: ignore[assignment]

    def notify_disconnect(self, kernel_id: str) -> None:
        """Start the idle time when a page disconnects; a connected page is never idle."""
        super().notify_disconnect(kernel_id)  # type: ignore[no-untyped-call]
        if kernel_id in self:
            setattr(self.get_kernel(kernel_id), "last_activity", utcnow())  # noqa: B010 - the manager adds it itself
