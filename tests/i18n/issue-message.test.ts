import { expect, test } from 'vitest'
import { z } from 'zod'
import { translator } from '#app/i18n/index.ts'
import { issueMessage } from '#app/i18n/issue-message.ts'
import { messageText } from '#app/i18n/message.ts'

const shape = z.object({
  title: z.string().min(8).max(10),
  own: z.string().min(3, 'shell.ask'),
  name: z.string().min(1),
  mail: z.email(),
  kind: z.enum(['question', 'discussion']),
  tags: z.array(z.string()).max(1),
  age: z.number().min(5),
})
const good = {
  title: 'long enough'.slice(0, 9),
  own: 'abc',
  name: 'Ann',
  mail: 'ann@example.com',
  kind: 'question',
  tags: [],
  age: 7,
}

test.each([
  [{ title: 'short' }, 'Use at least 8 characters'],
  [{ title: 'much too long' }, 'Use at most 10 characters'],
  [{ title: undefined }, 'This field is required'],
  [{ own: 'a' }, 'Ask'],
  [{ name: '' }, 'This field is required'],
  [{ mail: 'ann.example.com' }, 'Enter a complete e-mail address, for example ann@example.com'],
  [{ kind: 'gossip' }, 'Choose one of the options'],
  [{ tags: ['a', 'b'] }, 'Enter at most 1'],
  [{ age: 2 }, 'Enter 5 or more'],
  [{ age: 'x' }, 'Check the format'],
])('%j is answered with "%s"', (change, sentence) => {
  const { error } = shape.safeParse({ ...good, ...change }, { reportInput: true })
  const [issue] = error?.issues ?? []
  expect(issue && messageText(translator('en'), issueMessage(issue))).toBe(sentence)
})
