"""The files behind a bulletin: the originals to download, the pictures to look at."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from flask import Blueprint, send_file
from flask.typing import ResponseReturnValue

from kb.errors import NotFound
from web import context

blueprint = Blueprint("files", __name__)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_A_YEAR = 365 * 24 * 3600


@blueprint.get("/bulletins/<bulletin_id>/sources/<sha256>")
def original(bulletin_id: str, sha256: str) -> ResponseReturnValue:
    """The original file, to be saved under its own name."""
    sources = (source for version in context.record(bulletin_id).versions for source in version.sources)
    source = next((source for source in sources if source.sha256 == sha256), None)
    if source is None:
        raise NotFound("这一期没有这个来源文件", "请从阅读页的“来源”进入")
    name = _CONTROL.sub("_", PurePosixPath(source.name).name)
    return _file(sha256, PurePosixPath(name).suffix, name)


@blueprint.get("/bulletins/<bulletin_id>/pictures/<sha256>")
def picture(bulletin_id: str, sha256: str) -> ResponseReturnValue:
    """A picture of a bulletin."""
    pictures = (picture for version in context.record(bulletin_id).versions for picture in version.bulletin.pictures)
    found = next((picture for picture in pictures if picture.sha256 == sha256), None)
    if found is None:
        raise NotFound("这一期没有这张图片", "请从阅读页进入")
    return _file(sha256, f".{found.format}", None)


def _file(sha256: str, suffix: str, name: str | None) -> ResponseReturnValue:
    """A file of the data directory, which never changes; as a download where it has a name."""
    path = context.settings().original_path(sha256, suffix)
    if not path.is_file():
        raise NotFound("原文件不在数据目录里", "请管理员从备份恢复 originals 文件夹")
    return send_file(path, as_attachment=name is not None, download_name=name, max_age=_A_YEAR)
