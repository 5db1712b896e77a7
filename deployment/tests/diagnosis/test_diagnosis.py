"""From what a cluster says to one sentence that helps."""

from typing import Any

import pytest

from diagnosis import causes
from diagnosis.pods import Trouble, trouble


def pod(status: dict[str, Any] | None = None, **container: Any) -> dict[str, Any]:
    made = {"name": "main", "image": "ai-todo-backend:1", "restartCount": 3, **container}
    return {"metadata": {"name": "pod"}, "status": status or {"containerStatuses": [made]}}


def waiting(reason: str, message: str = "", **more: Any) -> dict[str, Any]:
    return pod(state={"waiting": {"reason": reason, "message": message}}, **more)


def cause(item: dict[str, Any], *log: str, readiness: str = "") -> str:
    found = trouble(item)
    assert found is not None
    return causes.likely([found], [], {"pod": list(log)}, {"pod": readiness} if readiness else {})


class TestPod:
    @pytest.mark.parametrize(
        "status",
        [{"phase": "Succeeded"}, {"phase": "Running", "conditions": [{"type": "Ready", "status": "True"}]}],
    )
    def test_is_well(self, status: dict[str, Any]) -> None:
        assert trouble(pod(status)) is None

    def test_runs_but_is_not_ready(self) -> None:
        found = trouble(pod(state={"running": {}}, ready=False))
        assert found is not None
        assert found.reason == "NotReady"

    def test_has_no_status_yet(self) -> None:
        found = trouble(pod({"phase": "Pending"}))
        assert found is not None
        assert found.reason == "Pending"


class TestCause:
    @pytest.mark.parametrize("reason", ["ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull"])
    def test_image_is_not_there(self, reason: str) -> None:
        assert cause(waiting(reason)).startswith("The image ai-todo-backend:1 is not on the node")

    @pytest.mark.parametrize(("lack", "word"), [("memory", "memory"), ("cpu", "CPU")])
    def test_node_is_full(self, lack: str, word: str) -> None:
        message = f"0/1 nodes are available: 1 Insufficient {lack}."
        condition = {"type": "PodScheduled", "status": "False", "reason": "Unschedulable", "message": message}
        assert f"too little {word} left for pod" in cause(pod({"conditions": [condition]}))

    def test_secret_is_missing(self) -> None:
        said = cause(waiting("CreateContainerConfigError", 'secret "mine" not found'))
        assert 'secret "mine" not found' in said

    def test_out_of_memory(self) -> None:
        item = waiting("CrashLoopBackOff", lastState={"terminated": {"reason": "OOMKilled"}})
        assert "more memory than its limit" in cause(item)

    def test_crash_shows_the_last_line(self) -> None:
        said = cause(waiting("CrashLoopBackOff"), "starting", "DATABASE_URL is missing")
        assert said == "pod ends after its start (3 restarts). Its last line: DATABASE_URL is missing"

    def test_waits_for_a_dependency(self) -> None:
        said = cause(pod(state={"running": {}}), readiness="database: it does not answer")
        assert said == "pod waits: database: it does not answer"

    def test_pod_security(self) -> None:
        event = {"reason": "FailedCreate", "message": 'violates PodSecurity "restricted:latest"'}
        assert "pod security level refuses" in causes.likely([], [event], {}, {})

    def test_what_stops_a_start_comes_first(self) -> None:
        slow = Trouble("slow", "main", "NotReady", "", "", 0)
        stuck = Trouble("stuck", "main", "ErrImagePull", "", "gone:1", 0)
        assert "gone:1" in causes.likely([slow, stuck], [], {}, {"slow": "mcp: away"})

    def test_nothing_is_known(self) -> None:
        assert causes.likely([], [], {}, {}) == ""
        assert "longer" in cause(pod({"phase": "Pending"}))


class TestHelm:
    @pytest.mark.parametrize(
        ("output", "part"),
        [
            ("another operation (install/upgrade/rollback) is in progress", "lets one at a time work"),
            ("Service is invalid: provided port is already allocated", "node port"),
            ("values don't meet the specifications of the schema(s)", "Helm names it"),
            ("invalid ownership metadata; label validation error", "belongs to somebody else"),
        ],
    )
    def test_refusal_is_explained(self, output: str, part: str) -> None:
        assert part in causes.from_helm(f"Error: {output}\n")

    def test_other_words_are_left_to_the_pods(self) -> None:
        assert causes.from_helm("Error: context deadline exceeded") == ""
