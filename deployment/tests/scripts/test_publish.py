"""Publishing: only what is of the version that is asked for."""

from tests.scripts.conftest import Machine


def charts(machine: Machine, version: str = "1.2.3") -> None:
    for name in ("ai-todo", "ai-todo-backend", "ai-todo-mcp", "ai-todo-frontend"):
        folder = machine.root / "charts" / name
        folder.mkdir(exist_ok=True)
        (folder / "Chart.yaml").write_text(f"name: {name}\nversion: {version}\n", encoding="utf-8")
        (folder / "values.yaml").write_text(f"image:\n  repository: {name}\n", encoding="utf-8")


def test_another_version_is_refused(machine: Machine) -> None:
    charts(machine, "1.2.2")
    ended = machine.run("publish.sh", "--registry", "ghcr.io/owner", "--version", "1.2.3")
    assert ended.code == 1
    assert ended.said.count("is not of version 1.2.3.") == 4
    assert machine.calls("docker push") == []


def test_an_image_that_is_not_built_is_refused(machine: Machine) -> None:
    charts(machine)
    machine.on("docker", f"'image inspect {machine.images()[0]}'*", code=1)
    ended = machine.run("publish.sh", "--registry", "ghcr.io/owner", "--version", "1.2.3")
    assert ended.code == 1
    assert "(backend) is not built." in ended.said


def test_needs_a_registry_and_a_version(machine: Machine) -> None:
    assert "--registry is missing." in machine.run("publish.sh", "--version", "1.2.3").said
    assert "--version is missing." in machine.run("publish.sh", "--registry", "ghcr.io/owner").said


def test_dry_run_pushes_nothing(machine: Machine) -> None:
    charts(machine)
    ended = machine.run("publish.sh", "--registry", "ghcr.io/owner", "--version", "1.2.3", "--dry-run")
    assert ended.code == 0, ended.said
    assert "would run: docker push" in ended.said
    assert machine.calls("docker push") + machine.calls("helm push") == []


def test_pushes_images_and_charts_that_name_them(machine: Machine) -> None:
    charts(machine)
    ended = machine.run("publish.sh", "--registry", "ghcr.io/owner", "--version", "1.2.3")
    assert ended.code == 0, ended.said
    assert machine.calls("docker push") == [
        f"docker push --quiet ghcr.io/owner/ai-todo-{name}:1.2.3" for name in ("backend", "mcp", "frontend")
    ]
    assert len(machine.calls("helm push")) == 4
    values = machine.root / ".local/deploy/publish/charts/ai-todo-mcp/values.yaml"
    assert "repository: ghcr.io/owner/ai-todo-mcp\n" in values.read_text(encoding="utf-8")
    own = machine.root / "charts/ai-todo-mcp/values.yaml"
    assert "repository: ai-todo-mcp\n" in own.read_text(encoding="utf-8")
