"""The translators' API: catalogs as files, single messages, uploads, memory, glossary. Never cacheable.

views           what every resource shares: who asks, what they may, that nobody stores the answer
authentication  a token, or a session        limits     requests of one user in a minute
bodies          files; JSON, read strictly
catalogs        one guide in one locale as a PO or XLIFF file; accepting
messages        single messages, with history and suggestions
reviewing       one text accepted, sent back, overridden; suggestions taken and declined
uploads         files received: report, undo, accept
memory          proposals from accepted texts, and the glossary
described       declarations as OpenAPI      shapes     JSON schemas and examples
urls            addresses
"""
