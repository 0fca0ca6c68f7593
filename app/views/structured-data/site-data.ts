import type { PagePlace, Thing } from './thing.ts'

/** The name of a site that nobody has named yet. */
const unnamed = 'Dangol'

/** The site with its search, and the company behind it, with its logo, where the site has its name. */
export function siteData({ origin, siteName, logo }: PagePlace): Thing[] {
  const company = siteName === unnamed ? null : `${origin}/#organization`
  return [
    {
      '@type': 'WebSite',
      '@id': `${origin}/#website`,
      url: `${origin}/`,
      name: siteName,
      publisher: company === null ? undefined : { '@id': company },
      potentialAction: {
        '@type': 'SearchAction',
        target: { '@type': 'EntryPoint', urlTemplate: `${origin}/search?q={search_term_string}` },
        'query-input': 'required name=search_term_string',
      },
    },
    ...(company === null
      ? []
      : [
          {
            '@type': 'Organization',
            '@id': company,
            name: siteName,
            url: `${origin}/`,
            logo: logo === null ? undefined : origin + logo,
          },
        ]),
  ]
}
