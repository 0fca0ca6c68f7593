import { expect, test } from 'vitest'
import { tagNameOf, tagNames } from '#app/domain/catalogue/tag-name.ts'

test('a tag has one spelling', () => {
  expect(['Live Screen', 'live-screen', ' live_screen '].map(tagNameOf)).toEqual([
    'live-screen',
    'live-screen',
    'live-screen',
  ])
  expect(['C++', 'c#', 'firmware 4.2', '공유기', '-x-', '<b>'].map(tagNameOf)).toEqual([
    'c++',
    'c#',
    'firmware-4.2',
    '공유기',
    'x',
    'b',
  ])
})

test('a line of a form becomes names, each once, empty ones left out', () => {
  expect(tagNames('router, Live Screen,, router ,?')).toEqual(['router', 'live-screen'])
  expect(tagNames(['Router', 'router'])).toEqual(['router'])
})
