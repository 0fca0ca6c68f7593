import { Alert } from '#app/components/parts/alert.tsx'
import { useReader } from '#app/components/shell/reader.tsx'

/** New recovery codes, shown once: as text to print or write down, and as a file. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { t, siteName } = useReader()
  const shown = codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`)
  const file = [t('accounts.recovery.fileTitle', { site: siteName }), '', ...shown, ''].join('\r\n')
  return (
    <Alert tone="good" title={t('accounts.recovery.newTitle')}>
      <p>{t('accounts.recovery.newText')}</p>
      <ul className="recovery-codes" aria-label={t('accounts.recovery.title')}>
        {shown.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p className="row">
        <a
          className="button"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(file)}`}
          download="recovery-codes.txt"
        >
          {t('accounts.recovery.download')}
        </a>
        <a className="button quiet" href="/me/security">
          {t('accounts.recovery.done')}
        </a>
      </p>
    </Alert>
  )
}
