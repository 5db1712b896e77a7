"""The SDK's agent, made and looked through with as little work as can be."""

import copy

from agents import Agent, ModelSettings, RunContextWrapper, Tool
from agents.models.interface import Model

from services.mcp_client import TurnTools


class TaskAgent(Agent[TurnTools]):
    """An agent whose MCP tools are ready-made.

    They are not its `tools`: those the SDK checks and describes one by one, several times a turn (0.5 ms).
    """

    ready: list[Tool]

    async def get_mcp_tools(self, run_context: RunContextWrapper[TurnTools]) -> list[Tool]:
        return list(self.ready)


_PATTERN = TaskAgent(name="AI Todo", model_settings=ModelSettings(include_usage=True))


def task_agent(instructions: str, model: Model, tools: list[Tool]) -> TaskAgent:
    """An agent for one turn. Copied, since the SDK checks the settings of each that it makes: 0.1 ms."""
    agent = copy.copy(_PATTERN)
    agent.instructions, agent.model, agent.ready = instructions, model, tools
    return agent
