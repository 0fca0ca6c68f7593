import type { Handle } from './cast.ts'

/**
 * Somebody votes for all of another's posts within minutes; the night finds it, people decide. `daysAgo` is the day of
 * the votes, the rest happens so many days after it.
 */
export type DemoBurst = {
  from: Handle
  to: Handle
  votes: number
  daysAgo: number
  found: number
  corrected?: { by: Handle; after: number; note: string }
  appealed?: { by: Handle; after: number; text: string }
  decided?: { by: Handle; after: number; decision: 'overturn' | 'uphold'; note: string }
}

export const bursts: readonly DemoBurst[] = [
  // Looked at, corrected, objected to, given back: the decision was wrong and says so.
  {
    from: 'eunbyul',
    to: 'junho',
    votes: 5,
    daysAgo: 24,
    found: 0.6,
    corrected: { by: 'yujin', after: 1, note: '3분 안에 같은 분의 답변 다섯 개에 추천이 이어졌습니다.' },
    appealed: {
      by: 'junho',
      after: 2.5,
      text: '은별 님 댁 충전기 배선을 제가 봐 드렸고, 그날 제 답변을 처음부터 읽으셨다고 합니다. 서로 추천을 주고받은 적은 없습니다.',
    },
    decided: {
      by: 'sanghun',
      after: 4,
      decision: 'overturn',
      note: '글을 읽은 기록과 시각이 맞습니다. 추천을 되살렸습니다.',
    },
  },
  // May still be objected to.
  {
    from: 'dohyun',
    to: 'seoyeon',
    votes: 5,
    daysAgo: 13,
    found: 0.6,
    corrected: {
      by: 'yujin',
      after: 1,
      note: '2분 동안 같은 분의 글 다섯 개에 차례로 추천했고, 그 사이 글을 연 기록이 없습니다.',
    },
  },
  // The objection waits for somebody other than who corrected.
  {
    from: 'tom',
    to: 'daniel',
    votes: 5,
    daysAgo: 9,
    found: 0.6,
    corrected: {
      by: 'yujin',
      after: 1,
      note: 'Five votes for the same author in three minutes, none of the threads was open for longer than a few seconds.',
    },
    appealed: {
      by: 'daniel',
      after: 3,
      text: 'Tom translates the manuals of the solar club that I run. I told him about this place over lunch and he went through what I had written. I did not ask him to vote.',
    },
  },
  // Waits for a decision.
  { from: 'rahul', to: 'kenji', votes: 6, daysAgo: 2.4, found: 0.6 },
]
