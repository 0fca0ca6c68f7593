import { expect, test } from 'vitest'
import { Avatar } from '#app/components/parts/avatar.tsx'
import { renderPage } from '#tests/setup/render-page.tsx'

const ann = { name: 'Ann', handle: 'ann', staff: false }

test('a picture has its size before it comes, and is asked for only in view', () => {
  const html = renderPage(<Avatar of={{ ...ann, avatar: 'a'.repeat(26) }} size="small" />)
  expect(html).toContain(`<img src="/avatars/${'a'.repeat(26)}80.webp" width="24" height="24" alt="" loading="lazy"`)
  expect(html).not.toContain('>AN<')
  expect(renderPage(<Avatar of={{ ...ann, avatar: 'a'.repeat(26) }} size="large" />)).toContain('256.webp')
})

test('without a picture there are initials', () => {
  expect(renderPage(<Avatar of={ann} />)).toContain('>AN<')
  expect(renderPage(<Avatar of={{ ...ann, avatar: null }} />)).not.toContain('<img')
})
