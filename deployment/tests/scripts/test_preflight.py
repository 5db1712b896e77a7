"""What is missing is said before anything is changed: all of it, each with its fix."""

import pytest

from tests.scripts.conftest import Machine

SCRIPTS = ("minikube-setup.sh", "build-images.sh", "load-images.sh", "deploy.sh", "teardown.sh")
NEEDS = {
    "minikube-setup.sh": ("docker", "minikube", "kubectl", "helm", "python3"),
    "build-images.sh": ("docker", "python3"),
    "load-images.sh": ("docker", "minikube", "python3"),
    "deploy.sh": ("kubectl", "helm", "python3"),
    "teardown.sh": ("kubectl", "helm"),
}
# Commands that change something.
CHANGES = ("docker build", "docker tag", "minikube start", "minikube image load", "minikube delete")


def refused(machine: Machine, script: str, *arguments: str, **env: str) -> str:
    ended = machine.run(script, *arguments, **env)
    assert ended.code == 1, ended.said
    changing = [
        *CHANGES,
        "helm --kube-context minikube --namespace ai-todo u",
        "kubectl --context minikube apply",
    ]
    assert not [call for call in machine.calls() if call.startswith(tuple(changing))]
    return ended.said


class TestTools:
    @pytest.mark.parametrize(
        ("script", "tool"), [(script, tool) for script in SCRIPTS for tool in NEEDS[script]]
    )
    def test_is_not_installed(self, machine: Machine, script: str, tool: str) -> None:
        machine.without(tool)
        said = refused(machine, script)
        assert f"{tool} is not installed." in said
        assert "Fix: https://" in said

    @pytest.mark.parametrize("script", SCRIPTS)
    def test_all_missing_tools_are_named_at_once(self, machine: Machine, script: str) -> None:
        for tool in NEEDS[script]:
            machine.without(tool)
        said = refused(machine, script)
        assert [tool for tool in NEEDS[script] if f"{tool} is not installed." not in said] == []

    @pytest.mark.parametrize(
        ("script", "tool", "arguments", "answer", "oldest"),
        [
            ("build-images.sh", "docker", "--version", "Docker version 19.03.1", "20.10"),
            ("deploy.sh", "helm", "'version --short'", "v3.9.0", "3.14"),
            ("deploy.sh", "kubectl", "'version --client'*", "Client Version: v1.20.1", "1.28"),
            ("load-images.sh", "minikube", "'version --short'", "v1.9.2", "1.32"),
        ],
    )
    def test_is_too_old(
        self, machine: Machine, script: str, tool: str, arguments: str, answer: str, oldest: str
    ) -> None:
        machine.on(tool, arguments, answer)
        said = refused(machine, script)
        assert f"{tool} " in said
        assert f"is older than {oldest}." in said

    def test_says_no_version(self, machine: Machine) -> None:
        machine.on("helm", "'version --short'", "?", code=1)
        assert "helm does not say its version" in refused(machine, "deploy.sh")


class TestDocker:
    @pytest.mark.parametrize("script", ["minikube-setup.sh", "build-images.sh", "load-images.sh"])
    def test_daemon_does_not_answer(self, machine: Machine, script: str) -> None:
        machine.on("docker", "info*", code=1)
        assert "The Docker daemon does not answer." in refused(machine, script)

    def test_has_too_little_memory_and_too_few_cpus(self, machine: Machine) -> None:
        machine.on("minikube", "'status '*", "Stopped", code=7)
        machine.on("docker", "'info --format'*", "1 2000000000\n")
        said = refused(machine, "minikube-setup.sh")
        assert "Docker has 1 CPU(s), the cluster needs 2." in said
        assert "Docker has 1907 MB of memory, the cluster needs 4096." in said

    @pytest.mark.parametrize("script", ["minikube-setup.sh", "build-images.sh"])
    def test_disk_is_full(self, machine: Machine, script: str) -> None:
        machine.on("minikube", "'status '*", "Stopped", code=7)
        (machine.bin / "df").unlink()
        machine.on("df", "*", "Filesystem 1M-blocks Used Available\n/dev/x 100 1 99\n")
        assert "The disk has 99 MB left" in refused(machine, script)


class TestImages:
    def test_is_not_built(self, machine: Machine) -> None:
        image = machine.images()[1]
        machine.on("docker", f"'image inspect {image}'*", code=1)
        said = refused(machine, "load-images.sh")
        assert f"The image {image} (mcp) is not built." in said
        assert "Fix: deployment/build-images.sh" in said

    def test_is_not_on_the_node(self, machine: Machine) -> None:
        (machine.root / "frontend" / "code").write_text("2\n", encoding="utf-8")
        said = refused(machine, "deploy.sh")
        assert f"The image {machine.images()[2]} (frontend) is not on the node." in said
        assert "Fix: deployment/load-images.sh" in said
        assert "(mcp)" not in said


class TestCluster:
    def test_profile_does_not_run(self, machine: Machine) -> None:
        machine.on("minikube", "'status '*", "Stopped", code=7)
        said = refused(machine, "load-images.sh")
        assert "The Minikube profile minikube does not run." in said
        assert "Fix: deployment/minikube-setup.sh" in said

    @pytest.mark.parametrize("script", ["deploy.sh", "teardown.sh"])
    def test_context_is_unknown(self, machine: Machine, script: str) -> None:
        machine.on("kubectl", "'config get-contexts elsewhere'*", code=1)
        machine.on("kubectl", "'config get-contexts --output'*", "minikube\nwork\n")
        said = refused(machine, script, "--context", "elsewhere")
        assert "kubectl knows no context elsewhere." in said
        assert "one of: minikube work" in said

    @pytest.mark.parametrize("script", ["deploy.sh", "teardown.sh"])
    def test_does_not_answer(self, machine: Machine, script: str) -> None:
        machine.on("kubectl", "*'get --raw /readyz'*", code=1)
        assert "The cluster of context minikube does not answer." in refused(machine, script)

    def test_is_too_old(self, machine: Machine) -> None:
        machine.on("kubectl", "*' version'", "Server Version: v1.25.3\n")
        assert "The cluster has Kubernetes 1.25.3; 1.28 is needed." in refused(machine, "deploy.sh")

    def test_node_port_belongs_to_another_release(self, machine: Machine) -> None:
        machine.on("kubectl", "*'get services --all-namespaces'*", "other/web 30080 \nother/x 31000 \n")
        said = refused(machine, "deploy.sh")
        assert "Node port 30080 belongs to service other/web." in said
        assert "30081" not in said

    def test_own_node_ports_are_no_obstacle(self, machine: Machine) -> None:
        machine.on(
            "kubectl", "*'get services --all-namespaces'*", "ai-todo/ai-todo-frontend-service 30080 \n"
        )
        assert machine.run("deploy.sh", "--dry-run").code == 0


class TestInputs:
    def test_chart_is_not_there(self, machine: Machine) -> None:
        (machine.root / "charts" / "ai-todo" / "Chart.yaml").unlink()
        assert "charts/ai-todo is not there." in refused(machine, "deploy.sh")

    def test_values_file_is_not_there(self, machine: Machine) -> None:
        said = refused(machine, "deploy.sh", "--values", "nowhere.yaml")
        assert "The values file nowhere.yaml is not there." in said

    def test_settings_make_no_sense_in_a_cluster(self, machine: Machine) -> None:
        (machine.root / ".env").write_text(
            "DATABASE_URL=postgresql://u:hush-hush@localhost/db\n", encoding="utf-8"
        )
        said = refused(machine, "deploy.sh", AI_PROVIDER="oracle")
        assert "DATABASE_URL names this machine" in said
        assert "AI_PROVIDER is none of auto, builtin, openai" in said
        assert "hush-hush" not in said

    def test_settings_cannot_be_read(self, machine: Machine) -> None:
        (machine.root / ".env").write_text("one two three\n", encoding="utf-8")
        assert ".env line 1 cannot be read" in refused(machine, "deploy.sh")


class TestOptions:
    @pytest.mark.parametrize("script", SCRIPTS)
    def test_unknown(self, machine: Machine, script: str) -> None:
        assert "--wrong is not an option. See --help." in refused(machine, script, "--wrong")

    @pytest.mark.parametrize(
        ("script", "option"),
        [
            ("minikube-setup.sh", "--cpus"),
            ("build-images.sh", "--only"),
            ("load-images.sh", "--profile"),
            ("deploy.sh", "--values"),
            ("teardown.sh", "--context"),
        ],
    )
    def test_without_its_value(self, machine: Machine, script: str, option: str) -> None:
        assert f"{option} needs a value. See --help." in refused(machine, script, option)
        assert f"{option} needs a value. See --help." in refused(machine, script, option, "--dry-run")

    def test_no_such_image(self, machine: Machine) -> None:
        assert "There is no image api" in refused(machine, "build-images.sh", "--only", "api")

    @pytest.mark.parametrize("script", SCRIPTS)
    def test_help_needs_nothing(self, machine: Machine, script: str) -> None:
        for tool in NEEDS[script]:
            machine.without(tool)
        ended = machine.run(script, "--help")
        assert ended.code == 0
        assert f"Usage: deployment/{script}" in ended.said
        assert "set -euo" not in ended.said
