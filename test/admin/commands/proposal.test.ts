import { describe, expect, test } from 'vitest';
import { Problem, Unreachable } from '../../../admin/api/ask.js';
import { Proposal, type Deed } from '../../../admin/commands/proposal.js';

interface Told {
  readonly revision: number;
  readonly does: string;
}

/** A server with a revision, that may be made to refuse or to fall silent. */
class Server {
  revision = 1;
  does = 'shifts two';
  failure: Error | null = null;
  /** It does what it is told and then falls silent. */
  losesAnswers = false;
  readonly done = new Map<string, Told>();
  readonly sent: string[] = [];

  readonly deed: Deed<Told> = {
    preview: async () => {
      if (this.failure) throw this.failure;
      return { revision: this.revision, does: this.does };
    },
    send: async (revision, key) => {
      this.sent.push(key);
      if (this.failure) throw this.failure;
      const known = this.done.get(key);
      if (known) return known;
      if (revision !== this.revision) throw new Problem(412, 'stale-revision', 'stale');
      this.revision += 1;
      const told = { revision: this.revision, does: this.does };
      this.done.set(key, told);
      if (this.losesAnswers) throw new Unreachable();
      return told;
    },
  };
}

function propose(server: Server) {
  const steps: string[] = [];
  const proposal: Proposal<Told> = new Proposal<Told>(
    () => steps.push(proposal.state.step),
    (a, b) => a.does === b.does,
  );
  return { proposal, steps, begun: proposal.choose(server.deed) };
}

describe('the way of an action', () => {
  test('asks first, sends on confirmation', async () => {
    const server = new Server();
    const { proposal, steps, begun } = propose(server);
    await begun;
    expect(proposal.state).toMatchObject({ step: 'ready', answer: { does: 'shifts two' }, before: null });
    expect(server.sent).toEqual([]);
    expect(await proposal.confirm()).toEqual({ revision: 2, does: 'shifts two' });
    expect(steps).toEqual(['checking', 'ready', 'sending', 'done']);
  });

  test('nothing is sent before it was shown', async () => {
    const server = new Server();
    const { proposal, begun } = propose(server);
    expect(await proposal.confirm()).toBeNull();
    await begun;
    expect(server.sent).toEqual([]);
  });

  test('a later choice replaces an earlier one, whichever answers first', async () => {
    const server = new Server();
    const { proposal, begun } = propose(server);
    const other: Deed<Told> = { ...server.deed, preview: async () => ({ revision: 1, does: 'shifts three' }) };
    await Promise.all([begun, proposal.choose(other)]);
    expect(proposal.state).toMatchObject({ step: 'ready', answer: { does: 'shifts three' } });
  });

  test('a refusal is told, and a new try is possible when the conference moves on', async () => {
    const server = new Server();
    server.failure = new Problem(422, 'not-free', 'not free');
    const { proposal, begun } = propose(server);
    await begun;
    expect(proposal.state).toMatchObject({ step: 'refused', problem: { code: 'not-free' } });
    expect(proposal.sendable).toBe(false);
    server.failure = null;
    await proposal.moved(2);
    expect(proposal.state.step).toBe('ready');
  });
});

describe('somebody else is quicker (412)', () => {
  test('the new outcome is shown beside the old one and goes out with one more tap', async () => {
    const server = new Server();
    const { proposal, begun } = propose(server);
    await begun;
    server.revision = 5;
    server.does = 'shifts four';
    expect(await proposal.confirm()).toBeNull();
    expect(proposal.state).toMatchObject({
      step: 'ready',
      answer: { revision: 5, does: 'shifts four' },
      before: { does: 'shifts two' },
    });
    expect(await proposal.confirm()).toMatchObject({ revision: 6 });
  });

  test('an unrelated change is mentioned too', async () => {
    const server = new Server();
    const { proposal, begun } = propose(server);
    await begun;
    server.revision = 5;
    await proposal.confirm();
    expect(proposal.state).toMatchObject({ step: 'ready', before: { does: 'shifts two' } });
  });

  test('told by the live link before the tap: shown again, silently if it is the same', async () => {
    const server = new Server();
    const { proposal, begun } = propose(server);
    await begun;
    server.revision = 2;
    await proposal.moved(2);
    expect(proposal.state).toMatchObject({ step: 'ready', answer: { revision: 2 }, before: null });
    server.revision = 3;
    server.does = 'shifts four';
    await proposal.moved(3);
    expect(proposal.state).toMatchObject({ step: 'ready', before: { does: 'shifts two' } });
    // And the old outcome stays on show while unrelated changes come in.
    server.revision = 4;
    await proposal.moved(4);
    expect(proposal.state).toMatchObject({ step: 'ready', answer: { revision: 4 }, before: { does: 'shifts two' } });
  });

  test('news of what was shown already is no news', async () => {
    const server = new Server();
    const { proposal, steps, begun } = propose(server);
    await begun;
    await proposal.moved(1);
    expect(steps).toEqual(['checking', 'ready']);
  });
});

describe('no network', () => {
  test('before: nothing was sent, the choice stays, again works', async () => {
    const server = new Server();
    server.failure = new Unreachable();
    const { proposal, begun } = propose(server);
    await begun;
    expect(proposal.state.step).toBe('offline');
    expect(await proposal.confirm()).toBeNull();
    expect(server.sent).toEqual([]);
    server.failure = null;
    await proposal.again();
    expect(proposal.state.step).toBe('ready');
  });

  test('a lost answer: it says that it does not know, and sends again under the same key', async () => {
    const server = new Server();
    server.losesAnswers = true;
    const { proposal, begun } = propose(server);
    await begun;
    expect(await proposal.confirm()).toBeNull();
    expect(proposal.state.step).toBe('unsure');
    expect(await proposal.confirm()).toEqual({ revision: 2, does: 'shifts two' });
    expect(server.revision).toBe(2);
    expect(new Set(server.sent).size).toBe(1);
  });

  test('another choice has another key', async () => {
    const server = new Server();
    const { proposal, begun } = propose(server);
    await begun;
    await proposal.confirm();
    await proposal.choose(server.deed);
    await proposal.confirm();
    expect(new Set(server.sent).size).toBe(2);
  });
});
