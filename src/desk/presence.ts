/** Which agents are at the desk, as every process sees it: each says now and then that it sees one. */
import type { Store } from '../store/port.ts';
import { deskTopic } from './projections.ts';

/** An agent who was not seen for so long is gone, ms (three missed heartbeats). */
export const presentForMs = 45_000;
/** How often a process says that it sees an agent, ms. */
export const heartbeatMs = 15_000;
/** After the last page was closed an agent counts as there for so long: a reload is no absence, ms. */
const reloadMs = 5_000;

const index = 'desk/presence';

export type Presence = ReturnType<typeof createPresence>;

export function createPresence(store: Store, wall: () => number) {
  /** The agent is there still. */
  function seen(agentId: string): Promise<void> {
    return store.index.put(index, agentId, wall());
  }

  /** The agent has come; open desks are told. */
  async function arrived(agentId: string): Promise<void> {
    await seen(agentId);
    await store.publish(deskTopic, { presence: true });
  }

  /** The agent's last page in this process was closed. One that is open elsewhere says so itself. */
  async function left(agentId: string): Promise<void> {
    await store.index.put(index, agentId, wall() - presentForMs + reloadMs);
    await store.publish(deskTopic, { presence: true });
  }

  /** Ids of the agents who are there, in no order. */
  async function list(): Promise<string[]> {
    const now = wall();
    await store.index.trim(index, now - presentForMs);
    const there = await store.index.range(index, { min: now - presentForMs + 1 });
    return there.map(({ member }) => member);
  }

  return { seen, arrived, left, list };
}
