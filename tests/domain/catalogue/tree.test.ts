import { expect, test } from 'vitest'
import { flatTree, heightOf, nodeOf, treeOf, type Category } from '#app/domain/catalogue/category-tree.ts'

function category(id: string, parent: string | null, given: Partial<Category> = {}): Category {
  return {
    id,
    slug: id,
    name_en: id,
    name_ko: id,
    about_en: '',
    about_ko: '',
    position: 1,
    parent_id: parent,
    posting: null,
    templates: '{}',
    default_product_id: null,
    archived_at: null,
    seeing: null,
    area: null,
    ...given,
  }
}

test('categories grow into a tree, each level in its order', () => {
  const tree = treeOf([
    category('b', null, { position: 2 }),
    category('a', null),
    category('a2', 'a', { position: 2 }),
    category('a1', 'a'),
    category('a11', 'a1'),
  ])

  expect(flatTree(tree).map(({ row, depth }) => `${depth}${row.id}`)).toEqual(['1a', '2a1', '3a11', '2a2', '1b'])
  expect(nodeOf(tree, { slug: 'a11' })?.path.map(({ id }) => id)).toEqual(['a', 'a1'])
  expect(tree.map(heightOf)).toEqual([3, 1])
})

test('who may post is inherited unless a category has its own rule', () => {
  const tree = treeOf([
    category('a', null, { posting: 'staff' }),
    category('a1', 'a'),
    category('a11', 'a1', { posting: 'everyone' }),
    category('b', null),
  ])

  expect(flatTree(tree).map(({ posting }) => posting)).toEqual(['staff', 'staff', 'everyone', 'everyone'])
})

test('what lies below an archived category is archived too', () => {
  const tree = treeOf([category('a', null, { archived_at: '2026-11-22T09:00:00.000Z' }), category('a1', 'a')])

  expect(flatTree(tree).map(({ archived }) => archived)).toEqual([true, true])
})

test('a category whose parent is gone stands at the top', () => {
  expect(treeOf([category('a', 'gone')])).toHaveLength(1)
})
