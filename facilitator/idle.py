"""Kernels that outlive a lost network, and not a closed page."""

from __future__ import annotations

from typing import Any

from jupyter_client.session import utcnow
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager


class PatientKernels(AsyncMappingKernelManager):
    """Starts kernels without history, and counts their idle time from the moment their page left."""

    async def _async_start_kernel(self, *arguments: Any, **options: Any) -> str:
        options.setdefault("extra_arguments", ["--HistoryManager.enabled=False"])
        kernel: str = await super()._async_start_kernel(*arguments, **options)
        return kernel

    start_kernel = _async_start_kernel  # type: ignore[assignment]

    def notify_disconnect(self, kernel_id: str) -> None:
        """Note when a page left; one that says nothing for hours while it is there is not idle."""
        super().notify_disconnect(kernel_id)  # type: ignore[no-untyped-call]
        if kernel_id in self:
            setattr(self.get_kernel(kernel_id), "last_activity", utcnow())  # noqa: B010 - the manager adds it itself
