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

/** The keyboard shortcuts of the editor. Script opens it: with its button, Ctrl and `/`, or `?` outside of a text. */
export function ShortcutHelp() {
  const t = useT()
  return (
    <dialog className="shortcuts" aria-label={t('composer.keys.title')}>
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
        <Button type="button">{t('common.close')}</Button>
      </p>
    </dialog>
  )
}
