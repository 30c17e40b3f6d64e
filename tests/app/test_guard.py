"""Nobody speaks to the server but the browser that opened its address."""

import pytest
from starlette.testclient import TestClient

from conjuncture.app.guard import Secret

ADDRESS, TOKEN = "http://127.0.0.1:8765", "the-secret-of-this-start"
PAGES = ("/", "/run", "/job", "/job/state", "/app.css", "/app.js", "/answer/x", "/nothing")


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1:80", "localhost:8766", "[::1]:8765", ""],
)
def test_another_host_is_refused_even_with_the_secret(client: TestClient, host: str) -> None:
    for page in PAGES:
        assert client.get(page, headers={"host": host}).status_code == 400


def test_both_names_of_this_machine_are_accepted(client: TestClient) -> None:
    for host in ("127.0.0.1:8765", "localhost:8765"):
        assert client.get("/app.css", headers={"host": host}).status_code == 200


def test_a_second_host_header_is_refused(client: TestClient) -> None:
    two = [("host", "127.0.0.1:8765"), ("host", "127.0.0.1:8765")]
    assert client.get("/", headers=two).status_code == 400


@pytest.mark.parametrize("page", [*PAGES, "/?token=", "/?token=wrong", "/run?token=the-secret-of-this-start"])
def test_no_page_is_shown_without_the_secret(outside: TestClient, page: str) -> None:
    answer = outside.get(page)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "cookie", ["conjuncture-8765=wrong", "conjuncture-8765=", f"other={TOKEN}", "é;;=\x01"]
)
def test_a_wrong_cookie_opens_nothing(outside: TestClient, cookie: str) -> None:
    assert outside.get("/", headers=[(b"cookie", cookie.encode("latin-1"))]).status_code == 403


def test_cookies_of_other_servers_on_this_machine_do_not_block_the_user(outside: TestClient) -> None:
    cookies = f'a b=c; {{"x": 1}}; ; =; conjuncture-1={TOKEN}x; conjuncture-8765={TOKEN}'
    assert outside.get("/app.css", headers={"cookie": cookies}).status_code == 200


def test_the_first_address_sets_a_cookie_that_scripts_and_other_sites_cannot_use(outside: TestClient) -> None:
    first = outside.get(f"/?token={TOKEN}")
    assert (first.status_code, first.headers["location"]) == (303, "/")
    name, *rest = [part.strip() for part in first.headers["set-cookie"].split(";")]
    assert name == f"conjuncture-8765={TOKEN}"
    assert set(rest) == {"HttpOnly", "SameSite=Strict", "Path=/"}
    assert outside.get("/").status_code == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:8766", "https://127.0.0.1:8765"]
)
def test_a_form_from_another_site_changes_nothing(client: TestClient, origin: str) -> None:
    for page in ("/run", "/job/stop", "/keep"):
        assert client.post(page, headers={"origin": origin}).status_code == 403


def test_a_form_with_a_hidden_origin_changes_nothing(client: TestClient) -> None:
    del client.headers["origin"]
    assert client.post("/job/stop").status_code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_other_http_methods_are_refused(client: TestClient, method: str) -> None:
    assert client.request(method, "/run").status_code == 405


def test_a_get_request_cannot_stop_a_job(client: TestClient) -> None:
    for page in ("/job/stop", "/keep"):
        assert client.get(page).status_code == 405


def test_no_page_may_load_anything_or_be_framed_and_no_other_origin_may_read_it(client: TestClient) -> None:
    for page in PAGES:
        headers = client.get(page).headers
        rules = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
        assert rules["default-src"] == "'none'"
        assert rules["script-src"] == rules["style-src"] == rules["form-action"] == "'self'"
        assert rules["frame-ancestors"] == rules["base-uri"] == "'none'"
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert not any(name.startswith("access-control") for name in headers)


def test_a_refusal_has_the_security_headers_too(outside: TestClient) -> None:
    assert "default-src 'none'" in outside.get("/").headers["content-security-policy"]


def test_the_secret_of_one_report_does_not_open_another() -> None:
    secret = Secret(TOKEN)
    assert secret.opens_report("one", secret.of_report("one"))
    assert not secret.opens_report("two", secret.of_report("one"))
    assert not secret.opens_report("one", TOKEN)
    assert not Secret("another").opens_report("one", secret.of_report("one"))
    assert not secret.opens("")
    assert not secret.opens("é")


def test_only_its_own_secret_opens_a_report(client: TestClient) -> None:
    right = Secret(TOKEN).of_report("k")
    assert client.get(f"/report/k/{right}/index.html").status_code == 404  # there is none, but it may ask
    for secret in ("", "x", TOKEN, Secret(TOKEN).of_report("l")):
        assert client.get(f"/report/k/{secret}/index.html").status_code == 403
    assert client.post(f"/report/k/{right}/index.html").status_code == 403
