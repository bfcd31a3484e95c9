import { describe, expect, it } from 'vitest';
import { ServerNews } from '../../admin/frame/server-news.js';
import type { ServerMessage } from '../../core/index.js';

const presence = (readOnly?: boolean): ServerMessage => ({
  type: 'presence',
  displays: 1,
  current: 1,
  known: 1,
  missing: [],
  ...(readOnly === undefined ? {} : { readOnly }),
});
const welcome: ServerMessage = {
  type: 'welcome',
  protocol: 1,
  conference: 'c',
  version: '1',
  programme: null,
  revision: 0,
  now: 0,
};

describe('what the server tells panels', () => {
  it('says while the server cannot write, until it can', () => {
    const news = new ServerNews();
    expect([news.readOnly, news.presence]).toEqual([false, null]);
    expect(news.hear(presence(true))).toBe(true);
    expect([news.readOnly, news.presence]).toEqual([true, presence(true)]);
    news.hear(presence());
    expect(news.readOnly).toBe(false);
  });

  it('says so no longer once another server has answered, which would say so itself', () => {
    const news = new ServerNews();
    news.hear(presence(true));
    expect(news.hear(welcome)).toBe(false);
    expect(news.readOnly).toBe(false);
  });
});
