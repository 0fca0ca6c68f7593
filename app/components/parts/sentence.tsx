import type { ReactNode } from 'react'
import { useT } from '#app/components/shell/reader.tsx'
import { Fragment } from '#app/html/jsx-runtime.ts'
import type { Params, TextKey } from '#app/i18n/translate.ts'

/** Private-use characters are placeholders of the elements while i18next builds the sentence. */
const OPEN = '\uE000'
const CLOSE = '\uE001'

/**
 * A sentence with elements in it, in whatever order the language puts them:
 *
 *     <Say text="parts.thread.acceptedBy" with={{ name: <bdi>{name}</bdi>, when: <Time at={at} /> }} />
 *
 * `params` are the plain values of the same sentence, the `count` that chooses its plural form among them.
 */
export function Sentence({
  text,
  with: elements,
  params,
}: {
  text: TextKey
  with: Record<string, ReactNode> & { count?: never }
  params?: Params
}) {
  const t = useT()
  const marks = Object.fromEntries(Object.keys(elements).map((name) => [name, `${OPEN}${name}${CLOSE}`]))
  const pieces = t(text, { ...params, ...marks }).split(new RegExp(`${OPEN}(\\w+)${CLOSE}`))
  // Every second piece is the name of an element.
  return (
    <>
      {pieces.map((piece, at) => (
        <Fragment key={at}>{at % 2 === 1 ? elements[piece] : piece}</Fragment>
      ))}
    </>
  )
}
