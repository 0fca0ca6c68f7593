import type { Handle } from './cast.ts'

/**
 * What readers and moderators did with threads later on. `daysAgo` counts from the day the demo is made. Posts are
 * `<thread key>/<post key>`.
 */
type Later = { daysAgo: number }

/** Did it work, and on which version? */
export const outcomes: readonly (Later & { post: string; by: Handle; worked: boolean; version: string })[] = [
  { post: 'ko-five-ghz/other-name', by: 'sora', worked: true, version: '4.1', daysAgo: 117 },
  { post: 'ko-five-ghz/other-name', by: 'mira', worked: true, version: '4.1', daysAgo: 100 },
  { post: 'ko-five-ghz/other-name', by: 'areum', worked: true, version: '4.1', daysAgo: 80 },
  // The new version hides the list of networks elsewhere: two readers say so, and the answer waits for a check.
  { post: 'ko-five-ghz/other-name', by: 'taeho', worked: false, version: '4.2', daysAgo: 5 },
  { post: 'ko-five-ghz/other-name', by: 'eunbyul', worked: false, version: '4.2', daysAgo: 3 },
]

/** The author adds a line to a post of their own. */
export const additions: readonly (Later & { post: string; by: Handle; text: string; note: string })[] = [
  {
    post: 'ko-five-ghz/other-name',
    by: 'boram',
    text: '관리 화면 주소는 공유기 바닥 스티커에도 적혀 있습니다.',
    note: '주소를 찾는 법을 덧붙였습니다',
    daysAgo: 90,
  },
]

/** A better text for another's post, found by replacing a few words. */
export const suggestions: readonly (Later & {
  post: string
  by: Handle
  replace: string
  with: string
  comment: string
  decided?: { by: Handle; accept: boolean; reason: string; daysAgo: number }
})[] = [
  {
    post: 'ko-five-ghz/six',
    by: 'sora',
    replace: 'WPA3 전용이어도',
    with: 'WPA3 전용으로 되어 있어도',
    comment: '처음 읽는 분께 조금 더 쉽게 풀었습니다',
    decided: { by: 'jaewook', accept: true, reason: '', daysAgo: 40 },
    daysAgo: 41,
  },
  {
    post: 'ko-five-ghz/other-name',
    by: 'areum',
    replace: '관리 화면',
    with: '관리자 화면',
    comment: '4.2 앱에서는 이름이 ‘관리자 화면’으로 바뀌었습니다',
    daysAgo: 2,
  },
]

/** What stands first in its category. */
export const pins: readonly (Later & { thread: string; by: Handle })[] = [
  { thread: 'ko-router-order', by: 'yujin', daysAgo: 20 },
]
