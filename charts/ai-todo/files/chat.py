"""What `helm test` runs: a throw-away user adds and completes a task by chat, then leaves.

The standard library alone, so that any image with Python can run it. Every line it prints is a step that
held; the first that does not ends the test with a sentence, and the user is removed all the same.
"""

import json
import os
import secrets
import sys
import time
import urllib.error
import urllib.request

WEB_URL = os.environ["WEB_URL"]
ORIGIN = os.environ["ORIGIN"]
PATIENCE_SECONDS = float(os.environ["TIMEOUT_SECONDS"]) / 2  # the rest is for the test itself
ANSWER_SECONDS = 20
BREATH_SECONDS = 10


class Failed(Exception):
    """A step that did not hold, as a sentence."""


class Browser:
    """Requests to the web app with the cookies it sets, Secure ones too: in the cluster there is no TLS."""

    def __init__(self):
        self._cookies = {}

    def call(self, method, path, body=None, token=None, expect=200):
        """The answer's JSON (None when it is empty); Failed when its status is not `expect`.

        503 asks to try again: what was just installed may be short of breath for a moment.
        """
        deadline = time.monotonic() + BREATH_SECONDS
        while True:
            status, text = self._send(method, path, body, token)
            if status != 503 or time.monotonic() > deadline:
                break
            time.sleep(1)
        if status != expect:
            said = text[:300].decode(errors="replace")
            raise Failed(f"{method} {path}: {status} instead of {expect}: {said}")
        return json.loads(text) if text else None

    def _send(self, method, path, body, token):
        headers = {"Content-Type": "application/json", "Accept": "application/json", "Origin": ORIGIN}
        if self._cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        if token:
            headers["Authorization"] = f"Bearer {token}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(WEB_URL + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=ANSWER_SECONDS) as answer:
                status, text, cookies = answer.status, answer.read(), answer.headers.get_all("Set-Cookie")
        except urllib.error.HTTPError as error:
            status, text, cookies = error.code, error.read(), None
        except OSError as error:
            raise Failed(f"{method} {path}: no answer ({error})") from error
        for cookie in cookies or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        return status, text


def wait_until_ready(browser):
    """The system may have been installed a moment ago."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            browser.call("GET", "/ready")
            # An answer of the API, passed on by the web app: without a token it is a refusal.
            browser.call("GET", "/api/nobody/tasks", expect=401)
            return
        except Failed:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)


def only_task(browser, user, token):
    tasks = browser.call("GET", f"/api/{user}/tasks?status=all", token=token)["tasks"]
    if len(tasks) != 1:
        raise Failed(f"the new user should have one task, but has {len(tasks)}")
    return tasks[0]


def say(browser, user, token, message):
    answer = browser.call("POST", f"/api/{user}/chat", {"message": message}, token=token)
    if answer["status"] != "done":
        raise Failed(f"the answer to {message!r} ended as {answer['status']}: {answer['response']}")
    print(f"ok  said: {message}\n    heard: {answer['response']}")


def chat(browser, user, token):
    title = f"Water the plants {secrets.token_hex(3)}"
    say(browser, user, token, f"Add a task to {title}")
    task = only_task(browser, user, token)
    if task["title"].lower() != title.lower() or task["completed"]:
        raise Failed(f"the chat should have added {title!r}, but the list has {task['title']!r}")
    say(browser, user, token, f"Mark task {task['number']} as complete")
    if not only_task(browser, user, token)["completed"]:
        raise Failed("the chat should have completed the task, but it is still open")
    print("ok  the task was added and completed")


def main():
    browser = Browser()
    wait_until_ready(browser)
    print(f"ok  {WEB_URL} is ready")
    account = {
        "name": "Helm test",
        "email": f"helm-test-{secrets.token_hex(8)}@example.com",
        "password": secrets.token_urlsafe(24),
    }
    user = browser.call("POST", "/api/auth/sign-up/email", account)["user"]["id"]
    print("ok  signed up")
    try:
        token = browser.call("GET", "/api/auth/token")["token"]
        chat(browser, user, token)
    except Failed as failure:
        print(f"FAILED  {failure}")  # said here, too: removing the user may fail for the same cause
        raise
    finally:
        browser.call("POST", "/api/auth/delete-user", {"password": account["password"]})
        print("ok  the user is removed")
    del account["name"]
    Browser().call("POST", "/api/auth/sign-in/email", account, expect=401)
    print("ok  and cannot sign in any more")


if __name__ == "__main__":
    try:
        main()
    except Failed as failure:
        sys.exit(f"FAILED  {failure}")
