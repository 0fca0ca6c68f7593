import { expect, test } from 'vitest'
import { DomainError } from '#app/core/errors.ts'
import {
  openActs,
  refusalToTransition,
  refuseTransition,
  transitionTowards,
  type StateMachine,
} from '#app/core/state-machine.ts'

type State = 'draft' | 'waiting' | 'shown' | 'refused'

const machine = {
  submit: { by: ['author'], from: ['draft', 'refused'], to: 'waiting' },
  show: { by: ['editor'], from: ['waiting'], to: 'shown' },
  refuse: { by: ['editor'], from: ['waiting'], to: 'refused', note: 'required' },
  takeBack: { by: ['author'], from: ['waiting', 'shown'], to: 'draft' },
  sendBack: { by: ['editor'], from: ['shown'], to: 'draft' },
} as const satisfies StateMachine<string, State, 'author' | 'editor'>

test('of several reasons against an act the party comes first, then the state, then the note', () => {
  expect(refusalToTransition(machine, 'refuse', { state: 'draft', party: 'author', note: '' })).toBe('party')
  expect(refusalToTransition(machine, 'refuse', { state: 'draft', party: null, note: '' })).toBe('party')
  expect(refusalToTransition(machine, 'refuse', { state: 'draft', party: 'editor', note: '' })).toBe('state')
  expect(refusalToTransition(machine, 'refuse', { state: 'waiting', party: 'editor', note: ' \n' })).toBe('note')
  expect(refusalToTransition(machine, 'refuse', { state: 'waiting', party: 'editor', note: 'Too short.' })).toBeNull()
})

test('a party that is left out was authorised by the caller, and a note that is left out is still to be written', () => {
  expect(refusalToTransition(machine, 'refuse', { state: 'waiting' })).toBeNull()
  expect(refusalToTransition(machine, 'show', { state: 'waiting', party: 'editor', note: '' })).toBeNull()
})

test('a refusal is the error that the noun has for it', () => {
  const errors = {
    party: () => new DomainError('forbidden', 'x.party'),
    state: () => new DomainError('not_now', 'x.state'),
    note: () => new DomainError('invalid', 'x.note'),
  }
  expect(() => refuseTransition(machine, 'show', { state: 'draft', party: 'editor' }, errors)).toThrow('x.state')
  expect(refuseTransition(machine, 'show', { state: 'waiting', party: 'editor' }, errors)).toBeUndefined()
})

test('the open acts of a party are those that start in the state, in the order of the table', () => {
  expect(openActs(machine, 'waiting', 'editor')).toEqual(['show', 'refuse'])
  expect(openActs(machine, 'waiting', 'author')).toEqual(['takeBack'])
  expect(openActs(machine, 'waiting', null)).toEqual([])
})

test('towards a state leads the open act, else the own act from elsewhere, else the act of another party', () => {
  expect(transitionTowards(machine, 'shown', 'author', 'draft')).toBe('takeBack')
  expect(transitionTowards(machine, 'shown', 'editor', 'draft')).toBe('sendBack')
  expect(transitionTowards(machine, 'draft', 'editor', 'shown')).toBe('show')
  expect(transitionTowards(machine, 'waiting', 'author', 'shown')).toBe('show')
  const withoutWayBack: StateMachine<'show', State, 'editor'> = { show: machine.show }
  expect(transitionTowards(withoutWayBack, 'shown', 'editor', 'draft')).toBeNull()
})
