import { accounts, groups } from './accounts.ts'
import { jiaowuCrosswalk, jiaowuList } from './jiaowu-list.ts'
import { moe50 } from './moe50.ts'
import { people } from './people.ts'
import { profile } from './profile.ts'
import { opinions, routes } from './review-routes.ts'
import type { SampleSchool } from './sample-types.ts'
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
}
