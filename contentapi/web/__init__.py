"""Pages for people: the reader's and the translator's. They work without script.

urls           addresses
views          the reader's pages            pages     what they tell
translators    the translator's pages        answers   how they are sent
language       whose words the frame of a page speaks
desk_language  the desk follows the browser; readers' pages say their language in the address
"""
