"""The model of `contagion`, written for Mesa 3 as its documentation would: `do` by type of agent."""

from __future__ import annotations

import mesa


class Worker(mesa.Agent):
    """A worker with a grievance."""

    def __init__(self, model: Contagion, workplace: Workplace) -> None:
        super().__init__(model)
        self.workplace = workplace
        self.grievance = 0.5

    def decide(self) -> None:
        """Willing or not."""
        if self.random.random() < 0.25 * self.grievance + 0.1 * self.model.seen:
            self.workplace.willing += 1

    def live(self) -> None:
        """A strike halves the grievance; otherwise it builds up."""
        if self.workplace.on_strike:
            self.grievance *= 0.5
        else:
            self.grievance = min(self.grievance + self.random.random() * 0.05, 1.0)


class Workplace(mesa.Agent):
    """A works that counts its willing."""

    def __init__(self, model: Contagion, size: int) -> None:
        super().__init__(model)
        self.size = size
        self.willing = 0
        self.on_strike = False

    def walk_out(self) -> None:
        """Out when enough are willing."""
        self.on_strike = self.willing / self.size > 0.25
        self.willing = 0


class Contagion(mesa.Model):
    """Workplaces of one size, and their workers."""

    def __init__(self, workplaces: int, size: int, seed: int) -> None:
        super().__init__(rng=seed)
        self.seen = 0.0
        for _ in range(workplaces):
            works = Workplace(self, size)
            for _ in range(size):
                Worker(self, works)
        self.workers, self.works = self.agents_by_type[Worker], self.agents_by_type[Workplace]

    def step(self) -> None:
        """Decide, walk out, live, look round."""
        self.workers.do("decide")
        self.works.do("walk_out")
        self.workers.do("live")
        self.seen = sum(works.on_strike for works in self.works) / len(self.works)
