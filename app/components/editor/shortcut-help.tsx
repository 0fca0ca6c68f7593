import { useEffect, type RefObject } from 'react'
import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'

const keys = [
  ['bold', 'B'],
  ['italic', 'I'],
  ['link', 'K'],
  ['code', 'E'],
  ['strike', '⇧ X'],
  ['heading', '⇧ H'],
  ['quote', '⇧ .'],
  ['list', '⇧ 8'],
  ['tasks', '⇧ 9'],
  ['spoiler', '⇧ S'],
] as const

/** The keyboard shortcuts of the editor. `?` opens it wherever nobody is typing. */
export function ShortcutHelp({ box }: { box: RefObject<HTMLDialogElement> }) {
  const t = useT()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing =
        event.target instanceof HTMLElement && event.target.matches('input, textarea, select, [contenteditable]')
      if (
        event.key === '?' &&
        !typing &&
        box.current?.open === false &&
        document.querySelector('dialog[open]') === null
      )
        box.current.showModal()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [box])
  return (
    <dialog className="shortcuts" ref={box} aria-label={t('composer.keys.title')}>
      <h2>{t('composer.keys.title')}</h2>
      <p className="quiet-text">{t('composer.keys.text')}</p>
      <dl>
        {keys.map(([name, key]) => (
          <div key={name}>
            <dt>{t(`composer.tools.${name}`)}</dt>
            <dd>
              <kbd>{t('composer.keys.with', { key })}</kbd>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('composer.keys.send')}</dt>
          <dd>
            <kbd>{t('composer.keys.with', { key: '⏎' })}</kbd>
          </dd>
        </div>
        <div>
          <dt>{t('composer.keys.help')}</dt>
          <dd>
            <kbd>?</kbd>
          </dd>
        </div>
      </dl>
      <p>
        <Button type="button" onClick={() => box.current?.close()}>
          {t('common.close')}
        </Button>
      </p>
    </dialog>
  )
}
