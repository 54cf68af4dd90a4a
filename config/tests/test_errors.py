import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import path

from accounts.access import access
from accounts.tests import factories as make
from config.urls import *  # noqa: F403
from config.urls import urlpatterns as ours


@access.public
def broken(request):
    raise RuntimeError("a fault of ours")


urlpatterns = [path("broken/", broken), path("api/v1/broken/", broken), *ours]


@pytest.fixture
def calm(client):
    client.raise_request_exception = False
    return client


@pytest.mark.django_db
def test_a_program_gets_a_problem_document_where_nothing_is(client):
    answer = client.get("/api/v1/nowhere/")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "There is nothing at this address.",
    }


@pytest.mark.django_db
def test_a_person_gets_a_page_where_nothing_is(client):
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert "There is no page here" in answer.content.decode()


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("address", "kind"), [("/broken/", "text/html"), ("/api/v1/broken/", "application/problem")]
)
def test_a_fault_is_answered_in_the_readers_form_without_its_details(calm, address, kind):
    answer = calm.get(address)
    assert answer.status_code == 500
    assert answer["Content-Type"].startswith(kind)
    assert "a fault of ours" not in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "kind"), [("/healthz", "text/html"), ("/api/v1/tasks/", "application/problem")]
)
def test_another_hosts_name_is_refused_not_broken(client, settings, address, kind):
    settings.ALLOWED_HOSTS = ["localhost"]
    answer = client.get(address, headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert answer["Content-Type"].startswith(kind)


@pytest.mark.django_db
def test_a_text_that_is_too_long_to_be_read_is_told_so(client):
    house = make.workspace()
    client.force_login(make.owner_of(house).user)
    answer = client.post(
        f"/w/{house.slug}/settings/",
        f"timezone=UTC&name={'x' * 2_700_000}",
        content_type="application/x-www-form-urlencoded",
        headers={"referer": "/back/"},
    )
    assert answer.status_code == 413
    assert "Shorten it" in answer.content.decode() and 'href="/back/"' in answer.content.decode()


@pytest.mark.django_db
def test_a_program_that_sends_too_many_files_is_told_how_many_may_come(client):
    api = make.api_of(make.owner_of(make.workspace()))
    sent = {"files": [SimpleUploadedFile(f"{n}.csv", b"a") for n in range(101)]}
    answer = api.post("/api/v1/imports/", sent, format="multipart")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert answer.json()["detail"] == "At most 100 files can be sent at once. Choose fewer."


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["mentions/?q=%00a", "initiatives/options/?q=%00", "search/?q=%00", "people/?cursor=WyJcdTAwMDAiLCJhIl0"],
)
def test_a_sign_that_postgresql_does_not_keep_breaks_no_page(client, address):
    house = make.workspace()
    client.force_login(make.owner_of(house).user)
    assert client.get(f"/w/{house.slug}/{address}").status_code < 500


@pytest.mark.django_db
def test_a_body_without_its_length_is_asked_for_whole_rather_than_taken_for_empty(client):
    house = make.workspace()
    owner = make.owner_of(house)
    chunks = {"HTTP_TRANSFER_ENCODING": "chunked"}
    answer = make.api_of(owner).generic("POST", "/api/v1/products/", **chunks)
    assert (answer.status_code, answer["Content-Type"]) == (411, "application/problem+json")
    assert "Content-Length" in answer.json()["detail"]
    client.force_login(owner.user)
    page = client.generic("POST", f"/w/{house.slug}/settings/", **chunks)
    assert page.status_code == 411 and "Content-Length" in page.content.decode()


@pytest.mark.django_db
def test_what_is_sent_to_an_address_without_its_slash_is_not_lost(client):
    api = make.api_of(make.owner_of(make.workspace()))
    product = {"key": "ORC", "name": "Orchard"}
    answer = api.post("/api/v1/products", product, format="json", follow=True)
    assert answer.redirect_chain == [("/api/v1/products/", 308)]
    assert (answer.status_code, answer.json()["key"]) == (201, "ORC")
