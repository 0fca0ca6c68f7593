import { expect, test } from 'vitest'
import { subjectAddress, type SubjectAddress } from '#app/domain/legal-requests/subject-address.ts'

const origin = 'https://dangol.example'
const post = 'pst_01kbcdefgh00000abcdefgh'
const thread = 'thr_01kbcdefgh00000abcdefgh'
const story = 'sto_01kbcdefgh00000abcdefgh'
const picture = '01kbcdefgh0000000000abcdef'

test.each<[string, SubjectAddress]>([
  [`https://dangol.example/posts/${post}`, { type: 'post', id: post }],
  [`/threads/${thread}/a-title?order=oldest#${post}`, { type: 'post', id: post }],
  [`/threads/${thread}/제목`, { type: 'thread', id: thread }],
  [`${origin}/stories/${story}/%EC%A0%9C%EB%AA%A9?utm=mail`, { type: 'story', id: story }],
  [`${origin}/u/${picture}`, { type: 'picture', id: picture }],
  [`/pictures/${picture}`, { type: 'picture', id: picture }],
  [`${origin}/avatars/${picture}256.webp`, { type: 'avatar', id: picture }],
  [`${origin}/members/jimin`, { type: 'profile', id: 'jimin' }],
  [` ${origin}/members/%EC%A7%80%EB%AF%BC?tab=answers `, { type: 'profile', id: '지민' }],
  [`/members/jimin/badges`, { type: 'profile', id: 'jimin' }],
])('%s names what it leads to', (address, named) => {
  expect(subjectAddress(address, origin)).toEqual(named)
})

test.each([`${origin}/`, `${origin}/members`, 'https://other.example/members/jimin', '/members/%E0%A4%A', 'http://['])(
  '%s names nothing that a request can be about',
  (address) => {
    expect(subjectAddress(address, origin)).toBeNull()
  },
)
