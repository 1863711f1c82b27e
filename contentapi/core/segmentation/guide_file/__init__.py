"""An editor's Markdown file as values: `read_guide`."""

from contentapi.core.segmentation.guide_file.fields import Code
from contentapi.core.segmentation.guide_file.reading import GuideFile, read_guide
from contentapi.core.segmentation.guide_file.sections import GuideSection

__all__ = ["Code", "GuideFile", "GuideSection", "read_guide"]
