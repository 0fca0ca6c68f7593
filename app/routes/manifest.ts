import { json } from '@remix-run/node'
import { coloursOfCode, standardColours } from '#app/domain/site/brand/brand-colours.ts'
import { siteFace } from '#app/domain/site/brand/site-face.ts'
import { translator } from '#app/i18n/index.ts'
import { urls } from '#app/views/urls.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

/** What a device needs to put the site on its home screen, under the site's own name, icon and colour. */
export const loader = pageLoader(({ ctx }) => {
  const { name, icon, colours } = siteFace(ctx)
  const t = translator(ctx.locale)
  return Promise.resolve(
    json(
      {
        name,
        short_name: name,
        id: '/',
        start_url: '/',
        scope: '/',
        lang: ctx.locale,
        display: 'standalone',
        background_color: '#faf8f5',
        theme_color: (coloursOfCode(colours ?? '') ?? standardColours).light.accent,
        icons: icon === null ? ownIcons : iconsOf(icon),
        shortcuts: [
          { name: t('shell.ask'), url: '/threads/new' },
          { name: t('notifications.title'), url: '/me/notifications' },
        ],
      },
      { headers: { 'Content-Type': 'application/manifest+json' } },
    ),
  )
})

type Purpose = 'any' | 'maskable'

const ownIcons = [
  png('/icons/192.png', 192),
  png('/icons/512.png', 512),
  png('/icons/maskable-512.png', 512, 'maskable'),
  { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
]

function iconsOf(icon: string) {
  return [
    png(urls.brandFile(`${icon}x192`), 192),
    png(urls.brandFile(`${icon}x512`), 512),
    png(urls.brandFile(`${icon}m512`), 512, 'maskable'),
  ]
}

function png(src: string, size: number, purpose: Purpose = 'any') {
  return { src, sizes: `${size}x${size}`, type: 'image/png', purpose }
}
