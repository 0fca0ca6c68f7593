import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyCall } from '#app/api/every-call.server.ts'
import { pathFinder } from '#app/api/find-call.ts'

const find = pathFinder(everyCall)

test('every path is found with what varies in it, whatever that is', () => {
  const text = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((given) => given.isWellFormed())
  fc.assert(
    fc.property(fc.constantFrom(...everyCall), text, ({ method, path }, value) => {
      const found = find(path.replace(/:\w+/g, encodeURIComponent(value)))
      expect(found?.calls[method]?.path).toBe(path)
      expect(Object.values(found?.params ?? {})).toEqual([...path.matchAll(/:\w+/g)].map(() => value))
    }),
  )
})

test('case counts, a slash at the end does not, and what is empty or broken is nothing', () => {
  expect(find('/threads/')?.calls.GET?.path).toBe('/threads')
  expect(find('/threads/thr_1/')?.params).toEqual({ id: 'thr_1' })
  expect(find('/threads/a%2Fb')?.params).toEqual({ id: 'a/b' })
  for (const path of [
    '',
    '/',
    '/Threads',
    '/THREADS/thr_1',
    '/threads//posts',
    '/threads/%E0%A4%A',
    '//threads',
    '/nothing',
  ])
    expect(find(path), path).toBeNull()
})
