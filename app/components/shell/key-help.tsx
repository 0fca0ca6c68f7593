import { Button } from '#app/components/parts/button.tsx'
import { useT } from './reader.tsx'

/** Keys of every page (`client/page-keys.ts`). */
const pageKeys = [
  ['search', ['/']],
  ['next', ['j']],
  ['previous', ['k']],
  ['help', ['?']],
] as const

/** Keys in an editor, with Ctrl (`client/editor/editing-keys.ts`). */
const editorKeys = [
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

/** Every keyboard shortcut. Script opens it: with `?` outside of a text, or a button of the footer or of an editor. */
export function KeyHelp() {
  const t = useT()
  return (
    <dialog className="shortcuts" aria-label={t('composer.keys.title')}>
      <h2>{t('composer.keys.title')}</h2>
      <dl>
        {pageKeys.map(([name, keys]) => (
          <Key key={name} name={t(`shell.keys.${name}`)} keys={keys} />
        ))}
      </dl>
      <h3>{t('shell.keys.writing')}</h3>
      <p className="quiet-text">{t('composer.keys.text')}</p>
      <dl>
        {editorKeys.map(([name, key]) => (
          <Key key={name} name={t(`composer.tools.${name}`)} keys={[t('composer.keys.with', { key })]} />
        ))}
        <Key name={t('composer.keys.send')} keys={[t('composer.keys.with', { key: '⏎' })]} />
      </dl>
      <p>
        <Button type="button" data-close>
          {t('common.close')}
        </Button>
      </p>
    </dialog>
  )
}

function Key({ name, keys }: { name: string; keys: readonly string[] }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dd>
    </div>
  )
}
