"""HTTP for programs: what is asked is read strictly, what is answered is stored or says that it is not.

views         what every read-only resource shares          parameters   query parameters, read strictly
conditional   a known answer, sent as RFC 9110 asks          negotiation  the reader's wishes
problems      errors as problem+json; the middleware         sentences    their titles and details
schema        the OpenAPI document                           shapes       JSON schemas of the answers
documents     the document, its page, the problem types      urls         addresses
public/       the resources: locales, guides, versions, releases, feed, bundles, search
"""
