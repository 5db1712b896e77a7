"""What the scripts do on a machine that has everything."""

import json

import pytest

from tests.scripts.conftest import Machine

RUNS_NOTHING = (
    "minikube start",
    "minikube image load",
    "minikube delete",
    "docker build",
    "docker save",
    "docker tag",
)


def done(machine: Machine, script: str, *arguments: str, **env: str) -> str:
    ended = machine.run(script, *arguments, **env)
    assert ended.code == 0, ended.said
    return ended.said


class TestDryRun:
    @pytest.mark.parametrize(
        "command",
        [
            ("minikube-setup.sh",),
            ("build-images.sh", "--rebuild"),
            ("load-images.sh",),
            ("deploy.sh",),
            ("teardown.sh", "--delete-data", "--delete-cluster"),
        ],
    )
    def test_changes_nothing(self, machine: Machine, command: tuple[str, ...]) -> None:
        machine.on("minikube", "'image ls'*", "")
        if command[0] == "deploy.sh":
            machine.on("minikube", "'profile list'*", '{"valid":[]}')
        if command[0] == "minikube-setup.sh":
            machine.on("minikube", "'status '*", "Stopped", code=7)
        assert "would run: " in done(machine, *command, "--dry-run")
        assert not [call for call in machine.calls() if call.startswith(RUNS_NOTHING)]
        assert not [call for call in machine.calls() if " upgrade " in call or " uninstall " in call]
        assert machine.inputs() == ""


class TestMinikubeSetup:
    def test_leaves_a_running_cluster_alone(self, machine: Machine) -> None:
        assert "It runs already" in done(machine, "minikube-setup.sh")
        assert machine.calls("minikube start") == []

    def test_starts_one_with_what_was_asked(self, machine: Machine) -> None:
        machine.on("minikube", "'status '*", "Stopped", code=7)
        done(machine, "minikube-setup.sh", "--profile", "mine", "--memory", "5000", "--", "--cni=calico")
        assert machine.calls("minikube start") == [
            "minikube start --profile mine --cpus 2 --memory 5000 --cni=calico"
        ]


class TestBuild:
    def test_builds_only_what_is_not_there(self, machine: Machine) -> None:
        missing = machine.images()[1]
        machine.on("docker", f"'image inspect {missing}'*", code=1)
        done(machine, "build-images.sh")
        builds = machine.calls("docker build")
        assert len(builds) == 1
        assert f"--tag {missing} " in builds[0]

    def test_one_alone(self, machine: Machine) -> None:
        done(machine, "build-images.sh", "--rebuild", "--only", "mcp")
        assert [call for call in machine.calls("docker build") if "mcp.Dockerfile" not in call] == []

    def test_a_failed_build_shows_its_end(self, machine: Machine) -> None:
        machine.on("docker", "'build '*", "step 7: no such file\n", code=1)
        ended = machine.run("build-images.sh", "--rebuild")
        assert ended.code == 1
        assert "step 7: no such file" in ended.said
        assert ".local/deploy/log/build-backend.log" in ended.said


class TestLoad:
    def test_sends_nothing_twice(self, machine: Machine) -> None:
        assert "All images are on the node." in done(machine, "load-images.sh")
        assert machine.calls("minikube image load") == []

    def test_an_image_that_does_not_arrive_is_named(self, machine: Machine) -> None:
        machine.on("minikube", "'image ls'*", "")
        ended = machine.run("load-images.sh")
        assert ended.code == 1
        assert len(machine.calls("minikube image load")) == 1
        assert f"The image {machine.images()[0]} (backend) is not on the node." in ended.said


class TestDeploy:
    def test_names_the_target_and_gives_it_to_every_command(self, machine: Machine) -> None:
        machine.on("kubectl", "'config get-contexts work'*", "work")
        said = done(machine, "deploy.sh", "--context", "work", "--namespace", "todo", "--release", "mine")
        assert "Context work, namespace todo, release mine." in said
        talks = [call for call in machine.calls("kubectl") if "config" not in call and "--client" not in call]
        assert talks
        assert [call for call in talks if not call.startswith("kubectl --context work")] == []
        upgrade = [call for call in machine.calls("helm") if " upgrade " in call]
        assert len(upgrade) == 1
        assert upgrade[0].startswith("helm --kube-context work --namespace todo upgrade --install mine ")

    def test_without_settings_brings_a_database_and_no_secret(self, machine: Machine) -> None:
        done(machine, "deploy.sh")
        values = (machine.root / ".local" / "deploy" / "settings.yaml").read_text(encoding="utf-8")
        assert '"enabled": true' in values
        assert "kind: Namespace" in machine.inputs()
        assert "enforce: restricted" in machine.inputs()
        assert "Secret" not in machine.inputs()

    def test_secrets_go_by_standard_input_alone(self, machine: Machine) -> None:
        (machine.root / ".env").write_text(
            "DATABASE_URL=postgresql://u:canary-1@db.example.com/todo\nOPENAI_API_KEY=canary-2\n",
            encoding="utf-8",
        )
        said = done(machine, "deploy.sh", BETTER_AUTH_SECRET="canary-3-of-thirty-two-characters")
        assert "canary-1" in machine.inputs()
        assert "canary-2" in machine.inputs()
        assert "canary-3" in machine.inputs()
        assert "canary" not in said
        assert "canary" not in "".join(machine.calls())
        local = machine.root / ".local" / "deploy"
        assert "canary" not in "".join(
            file.read_text(encoding="utf-8") for file in local.rglob("*") if file.is_file()
        )

    def test_a_second_upgrade_at_the_same_time_is_explained(self, machine: Machine) -> None:
        machine.on(
            "helm",
            "*' upgrade '*",
            "Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress\n",
            code=1,
        )
        ended = machine.run("deploy.sh")
        assert ended.code == 1
        assert "Likely cause: Another install or upgrade of this release is running" in ended.said

    def test_a_missing_image_is_named(self, machine: Machine) -> None:
        container = {
            "name": "mcp",
            "image": "ai-todo-mcp:gone",
            "state": {"waiting": {"reason": "ImagePullBackOff"}},
        }
        pod = {"metadata": {"name": "ai-todo-mcp-1"}, "status": {"containerStatuses": [container]}}
        machine.on("helm", "*' upgrade '*", "Error: context deadline exceeded\n", code=1)
        machine.on(
            "kubectl",
            "*'get pods --selector'*json",
            json.dumps({"items": [pod]}),
        )
        ended = machine.run("deploy.sh")
        assert ended.code == 1
        assert "Likely cause: The image ai-todo-mcp:gone is not on the node" in ended.said


class TestTeardown:
    def test_keeps_the_data(self, machine: Machine) -> None:
        machine.on("helm", "*' status '*", "deployed")
        done(machine, "teardown.sh")
        assert [call for call in machine.calls("helm") if " uninstall ai-todo " in call]
        assert not [call for call in machine.calls("kubectl") if "delete namespace" in call]
        assert machine.calls("minikube delete") == []

    def test_deletes_the_data_when_asked(self, machine: Machine) -> None:
        done(machine, "teardown.sh", "--delete-data")
        assert [call for call in machine.calls("kubectl") if "delete namespace ai-todo" in call]

    def test_may_run_again(self, machine: Machine) -> None:
        assert "There is no release ai-todo." in done(machine, "teardown.sh")
