import { accounts, groups } from './accounts.ts'
import { jiaowuCrosswalk, jiaowuList } from './jiaowu-list.ts'
import { mailboxes } from './mailboxes.ts'
import { moe50 } from './moe50.ts'
import { people } from './people.ts'
import { profile } from './profile.ts'
import { opinions, routes } from './review-routes.ts'
import type { SampleSchool } from './sample-types.ts'
import { services, venues } from './services.ts'
import { sanwu, sanwuCrosswalk } from './sanwu.ts'
import { sites } from './sites.ts'
import { posts, units } from './units.ts'

/**
 * 示例医科大学, the school that a new database starts with: its units, posts, accounts, catalogues, columns, routes and
 * standing texts. It follows the shape of a real medical university and names nobody and no place that exists.
 */
export const sampleSchool: SampleSchool = {
  profile,
  units,
  posts,
  people,
  accounts,
  groups,
  catalogues: [moe50, sanwu, jiaowuList],
  crosswalk: [...sanwuCrosswalk, ...jiaowuCrosswalk],
  sites,
  routes,
  opinions,
  letters: {
    issuer: '',
    numberWords: {
      receipt: '示医大公开登',
      notice: '示医大公开告',
      consultation: '示医大公开函',
      answer: '示医大公开答',
    },
    defaultRemedy: 'supervision',
    authorityName: '示例省教育厅',
  },
  mailboxes,
  services,
  venues,
}
