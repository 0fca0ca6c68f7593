import { expect, test } from 'vitest'
import { readToast, toastCookie } from '#app/web/toast.server.ts'

function requestWith(cookie: string): Request {
  return new Request('http://localhost/', { headers: { cookie } })
}

test('a message set on one answer is read on the next request', () => {
  const message = { tone: 'good', key: 'parts.sign.accepted', params: { name: '김서연; x=1', count: 2 } } as const
  const [cookie = ''] = toastCookie(message).split(';')
  expect(readToast(requestWith(`a=b; ${cookie}; lang=ko`))).toEqual(message)
})

test.each(['toast=%', 'toast=hello', 'toast=%7B%22tone%22%3A%22loud%22%7D', 'mytoast=1', ''])(
  '"%s" says nothing',
  (cookie) => {
    expect(readToast(requestWith(cookie))).toBeNull()
  },
)
