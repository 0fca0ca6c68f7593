import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { createContext, useContext, useId } from '#app/html/context.ts'
import { renderHtml } from '#app/html/render-html.ts'

test('texts and attributes are escaped, and only stored HTML is not', () => {
  expect(renderHtml(<p title={`"<'&>`}>{`<script>"&'`}</p>)).toBe(
    '<p title="&quot;&lt;&#x27;&amp;&gt;">&lt;script&gt;&quot;&amp;&#x27;</p>',
  )
  expect(renderHtml(<p dangerouslySetInnerHTML={{ __html: '<b>bold</b>' }} />)).toBe('<p><b>bold</b></p>')
})

test('numbers are shown; null, undefined, true and false are not', () => {
  expect(
    renderHtml(
      <p>
        {0}
        {null}
        {undefined}
        {true}
        {false}
        {[1, 'a']}
      </p>,
    ),
  ).toBe('<p>01a</p>')
})

test('attributes have their names in HTML; those of SVG keep their capitals', () => {
  expect(renderHtml(<label className="a" htmlFor="b" tabIndex={-1} />)).toBe(
    '<label class="a" for="b" tabindex="-1"></label>',
  )
  expect(renderHtml(<svg viewBox="0 0 1 1" strokeWidth={2} textAnchor="end" />)).toBe(
    '<svg viewBox="0 0 1 1" stroke-width="2" text-anchor="end"></svg>',
  )
})

test('an attribute that is there or not is written empty or left out; aria, data and spellcheck say false', () => {
  expect(renderHtml(<button disabled hidden={false} aria-pressed={false} data-own={true} spellCheck={false} />)).toBe(
    '<button disabled="" aria-pressed="false" data-own="true" spellcheck="false"></button>',
  )
  expect(renderHtml(<a download="a.csv" href={undefined} />)).toBe('<a download="a.csv"></a>')
})

test('what a field holds is its value, its text or its chosen option', () => {
  expect(renderHtml(<input defaultValue="a" defaultChecked maxLength={3} />)).toBe(
    '<input value="a" checked="" maxlength="3"/>',
  )
  expect(renderHtml(<textarea defaultValue={'\nfirst <b>'} />)).toBe('<textarea>\n\nfirst &lt;b&gt;</textarea>')
  const select = (
    <select defaultValue="b">
      <option value="a">A</option>
      <optgroup label="more">
        <option value="b">B</option>
      </optgroup>
    </select>
  )
  expect(renderHtml(select)).toBe(
    '<select><option value="a">A</option><optgroup label="more"><option value="b" selected="">B</option></optgroup></select>',
  )
})

test('a context reaches what is below its provider, and nothing after it, also when a component throws', () => {
  const Language = createContext('none')
  const Shown = () => <i>{useContext(Language)}</i>
  const Below = ({ children }: { children: ReactNode }) => <Language.Provider value="ko">{children}</Language.Provider>
  const Failing = (): ReactNode => {
    throw new Error('broken')
  }
  expect(
    renderHtml(
      <>
        <Below>
          <Shown />
        </Below>
        <Shown />
      </>,
    ),
  ).toBe('<i>ko</i><i>none</i>')
  expect(() =>
    renderHtml(
      <Below>
        <Failing />
      </Below>,
    ),
  ).toThrow('broken')
  expect(renderHtml(<Shown />)).toBe('<i>none</i>')
})

test('ids are different within a document and the same the next time', () => {
  const Labelled = () => <p id={useId()} />
  const document = (
    <>
      <Labelled />
      <Labelled />
    </>
  )
  expect(renderHtml(document)).toBe('<p id="u1"></p><p id="u2"></p>')
  expect(renderHtml(document)).toBe('<p id="u1"></p><p id="u2"></p>')
})

test('an object that is no element is a mistake', () => {
  expect(() => renderHtml({} as never)).toThrow('Not a part of a document')
})
