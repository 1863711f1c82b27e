"""What the document of the API says is what the API does, for requests that chance has made."""

from __future__ import annotations

from contextlib import suppress

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests import build

pytestmark = pytest.mark.django_db(transaction=True)
few = settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck), database=None)
# A tag, a time or a cursor can have the right form and yet be refused; no schema can say that.
BEYOND_A_SCHEMA = [positive_data_acceptance]


@pytest.fixture
def document(live_server):
    version = build.make_version()
    build.translate(version.guide, "es")
    return schemathesis.openapi.from_url(f"{live_server.url}/api/v1/openapi.json")


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_answer_is_one_that_the_document_tells_of(document, mode):
    asked = set()
    for found in document.get_all_operations():
        operation = found.ok()

        @few
        @given(case=operation.as_strategy(generation_mode=mode))
        def hold(case):
            asked.add(case.operation.label)
            case.validate_response(case.call(), excluded_checks=BEYOND_A_SCHEMA)

        with suppress(Unsatisfiable):  # an address without parameters cannot be asked wrongly
            hold()
    assert len(asked) > 20
