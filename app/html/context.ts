import type { ReactNode } from 'react'

/** A value for everything below a provider. Rendering is synchronous, so one variable per context is enough. */
export type Context<T> = {
  value: T
  /** `ProviderOf` marks it for the renderer, which sets and restores `value`. */
  Provider: (props: { value: T; children?: ReactNode }) => ReactNode
}

/** The context of a provider component; undefined for every other component. */
export const contextOf = new WeakMap<object, Context<unknown>>()

export function createContext<T>(value: T): Context<T> {
  const context: Context<T> = { value, Provider: ({ children }) => children }
  contextOf.set(context.Provider, context as Context<unknown>)
  return context
}

/** The value of the nearest provider above. Named as in React, whose lint rules then hold. */
export function useContext<T>(context: Context<T>): T {
  return context.value
}

let ids = 0

/** An id that no other element of the document has. */
export function useId(): string {
  return `u${++ids}`
}

/** Called before a document: the same document has the same ids each time. */
export function restartIds(): void {
  ids = 0
}
