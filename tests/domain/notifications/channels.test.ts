import { expect, test } from 'vitest'
import { channelsFor, presetChannel, topicsFor, type Wishes } from '#app/domain/notifications/channels.ts'
import {
  notificationChannels,
  notificationPresets,
  notificationTopics,
  type NotificationTopic,
} from '#app/registry/notifications/topics.ts'

const topics = Object.keys(notificationTopics) as NotificationTopic[]
const nothing: Wishes['choices'] = new Map()

test('a wider preset brings everything that a narrower one brings', () => {
  for (const topic of topics)
    for (const channel of notificationChannels) {
      const brings = notificationPresets.map((preset) =>
        presetChannel(notificationTopics[topic].channels[channel], preset),
      )
      expect(brings, `${topic} ${channel}`).toEqual(brings.toSorted())
    }
})

test('a choice goes before the preset, and nothing goes before what is always told', () => {
  const choices = new Map([
    ['answers mail', false],
    ['cases bell', false],
    ['votes push', true],
  ] as const)
  const wishes = { preset: 'mine', choices } as const
  expect(channelsFor('answers', wishes, ['member']).mail).toBe(false)
  expect(channelsFor('cases', wishes, ['member']).bell).toBe(true)
  expect(channelsFor('votes', wishes, ['member']).push).toBe(true)
})

test('staff have other defaults where they read all day, and topics of their own', () => {
  expect(channelsFor('following', { preset: 'everything', choices: nothing }, ['member']).mail).toBe(true)
  expect(channelsFor('following', { preset: 'everything', choices: nothing }, ['member', 'agent']).mail).toBe(false)
  expect(topicsFor(['member'])).not.toContain('work')
  expect(topicsFor(['member', 'agent'])).toContain('work')
  expect(topicsFor(['member', 'agent'])).not.toContain('operation')
  expect(topicsFor(['member', 'admin'])).toEqual(expect.arrayContaining(['work', 'operation']))
})
