import { expect, test } from 'vitest'
import { slugOf, threadPath } from '#app/domain/threads/thread.ts'

test('an address keeps letters and numbers of any script and is never empty', () => {
  expect(slugOf('  The app says: "connected", but 0 W?! ')).toBe('the-app-says-connected-but-0-w')
  expect(slugOf('미터가 0 W로만 보여요')).toBe('미터가-0-w로만-보여요')
  expect(slugOf('???')).toBe('thread')
  expect(slugOf('a'.repeat(300))).toHaveLength(80)
  expect(threadPath({ id: 'thr_1', slug: '미터' })).toBe('/threads/thr_1/%EB%AF%B8%ED%84%B0')
})
