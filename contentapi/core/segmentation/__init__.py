"""Markdown to segments and back, the lasting ids of segments, and the editor's file they come from."""

from contentapi.core.segmentation.guide_file import Code, GuideFile, GuideSection, read_guide
from contentapi.core.segmentation.identity import assign_ids
from contentapi.core.segmentation.joining import join, join_inline
from contentapi.core.segmentation.marks import inline_marks, same_structure, structure
from contentapi.core.segmentation.model import Document, Segment, SegmentKind
from contentapi.core.segmentation.splitting import split, split_inline

__all__ = [
    "Code",
    "Document",
    "GuideFile",
    "GuideSection",
    "Segment",
    "SegmentKind",
    "assign_ids",
    "inline_marks",
    "join",
    "join_inline",
    "read_guide",
    "same_structure",
    "split",
    "split_inline",
    "structure",
]
