import { hashPassword, insertAccount, insertGrant } from './features/accounts/index.ts'
import { beginRule, insertCatalogue, insertCrossing, insertItem } from './features/catalogue/index.ts'
import { saveLetterSettings } from './features/letters/index.ts'
import { saveMailboxRow } from './features/mailboxes/index.ts'
import {
  ensurePerson,
  ensurePost,
  insertDuty,
  insertUnit,
  insertViewerGroup,
  saveProfile,
} from './features/organisation/index.ts'
import { insertCommonOpinion, insertRoute } from './features/review/index.ts'
import { insertSite, upsertColumn } from './features/sites/index.ts'
import { loadHall } from './load-hall.ts'
import { parseDay } from './kernel/day.ts'
import type { Context } from './platform/context.ts'
import type { Tx } from './platform/db/database.ts'
import { record } from './platform/ledger/record.ts'
import type { SampleCatalogue, SampleSchool } from './sample/sample-types.ts'

/** The ids behind the sample's codes, slugs, numbers and logins. */
export interface SchoolIds {
  readonly units: Map<string, string>
  readonly posts: Map<string, string>
  readonly items: Map<string, string>
  readonly columns: Map<string, string>
  readonly groups: Map<string, string>
  readonly accounts: Map<string, string>
}

function must(map: Map<string, string>, key: string): string {
  const id = map.get(key)
  if (id === undefined) throw new Error(`示例数据引用了不存在的 ${key}`)
  return id
}

/** The unit behind a code; without a code there is none. */
function unitOf(ids: SchoolIds, code: string | null): string | null {
  return code === null ? null : must(ids.units, code)
}

async function loadUnits(tx: Tx, school: SampleSchool, ids: SchoolIds): Promise<void> {
  for (const [sort, { code, parentCode, office, ...unit }] of school.units.entries()) {
    const parentId = unitOf(ids, parentCode)
    ids.units.set(code, await insertUnit(tx, { ...unit, code, parentId, address: office, sort }))
  }
  for (const post of school.posts)
    ids.posts.set(
      `${post.unitCode}/${post.name}`,
      await ensurePost(tx, { ...post, unitId: must(ids.units, post.unitCode) }),
    )
}

async function loadPeople(tx: Tx, school: SampleSchool, ids: SchoolIds): Promise<Map<string, string>> {
  const people = new Map<string, string>()
  for (const person of school.people) {
    const id = await ensurePerson(tx, { ...person, unitId: unitOf(ids, person.unitCode) })
    people.set(person.staffNo, id)
    for (const duty of person.duties)
      await insertDuty(tx, {
        personId: id,
        postId: must(ids.posts, `${duty.unitCode}/${duty.post}`),
        fromOn: duty.fromOn,
      })
  }
  return people
}

async function loadAccounts(
  tx: Tx,
  school: SampleSchool,
  { ids, people, password }: { ids: SchoolIds; people: Map<string, string>; password: string },
): Promise<void> {
  // The sample accounts share one password, so one hash serves them all.
  const passwordHash = await hashPassword(password)
  for (const { login, name, unitCode, staffNo, roles } of school.accounts) {
    const personId = staffNo === null ? null : must(people, staffNo)
    const id = await insertAccount(tx, { login, name, unitId: unitOf(ids, unitCode), personId, passwordHash })
    ids.accounts.set(login, id)
    for (const grant of roles)
      await insertGrant(tx, id, { role: grant.role, unitId: unitOf(ids, grant.unitCode), by: 'system' })
  }
  for (const group of school.groups) {
    const accountIds = group.members.map((login) => must(ids.accounts, login))
    ids.groups.set(group.key, await insertViewerGroup(tx, { ...group, accountIds }))
  }
}

type CatalogueItem = SampleCatalogue['classes'][number]['items'][number]

async function loadItem(
  tx: Tx,
  { number, title, isOfficial, rule }: CatalogueItem,
  { ids, ...place }: { ids: SchoolIds; catalogueId: string; parentId: string; validFrom: string; sort: number },
): Promise<void> {
  const id = await insertItem(tx, { ...place, level: 'item', number, title, isOfficial })
  ids.items.set(`${place.catalogueId}/${number}`, id)
  const unitId = must(ids.units, rule.unitCode)
  const postId = ids.posts.get(`${rule.unitCode}/${rule.post}`) ?? null
  await beginRule(tx, id, { validFrom: place.validFrom, rule: { ...rule, unitId, postId } })
}

async function loadItems(
  tx: Tx,
  { id: catalogueId, classes, validFrom }: SampleCatalogue,
  ids: SchoolIds,
): Promise<void> {
  let itemSort = 0
  for (const [sort, { number, title, isOfficial, items }] of classes.entries()) {
    const of = { catalogueId, validFrom }
    const itemClass = { ...of, parentId: null, level: 'class', number, title, isOfficial, sort } as const
    const parentId = await insertItem(tx, itemClass)
    for (const item of items) {
      itemSort += 1
      await loadItem(tx, item, { ...of, ids, parentId, sort: itemSort })
    }
  }
}

async function loadCatalogues(tx: Tx, school: SampleSchool, ids: SchoolIds): Promise<void> {
  for (const [sort, catalogue] of school.catalogues.entries()) {
    await insertCatalogue(tx, { ...catalogue, unitId: unitOf(ids, catalogue.unitCode), sort })
    await loadItems(tx, catalogue, ids)
  }
  for (const { from, to, note } of school.crosswalk) {
    await insertCrossing(tx, {
      from: must(ids.items, `${from.catalogue}/${from.number}`),
      to: must(ids.items, `${to.catalogue}/${to.number}`),
      note,
    })
  }
}

async function loadSites(tx: Tx, school: SampleSchool, ids: SchoolIds): Promise<void> {
  for (const { slug, unitCode, name, columns } of school.sites) {
    const siteId = await insertSite(tx, { slug, name, unitId: unitOf(ids, unitCode) })
    for (const [sort, column] of columns.entries()) {
      ids.columns.set(`${slug}/${column.slug}`, await upsertColumn(tx, { ...column, siteId, sort, state: 'active' }))
    }
  }
  for (const route of school.routes) await insertRoute(tx, route)
  for (const [sort, opinion] of school.opinions.entries())
    await insertCommonOpinion(tx, { ...opinion, accountId: null, sort })
}

async function loadMailboxes(tx: Tx, school: SampleSchool, ids: SchoolIds): Promise<void> {
  const day = (text: string | null) => (text === null ? null : parseDay(text))
  for (const [sort, { unitCode, opensOn, closesOn, sections, ...box }] of school.mailboxes.entries()) {
    const times = { opensOn: day(opensOn), closesOn: day(closesOn) }
    const routed = sections.map(({ name, unitCode: code }) => ({ name, unitId: must(ids.units, code) }))
    const rest = { unitId: unitOf(ids, unitCode), sections: routed, state: 'active', sort } as const
    await saveMailboxRow(tx, undefined, { ...box, ...times, ...rest })
  }
}

/** Loads a school without its documents, in one transaction: all of it or nothing. */
export async function loadSchool(ctx: Context, school: SampleSchool, password: string): Promise<SchoolIds> {
  const ids: SchoolIds = {
    units: new Map(),
    posts: new Map(),
    items: new Map(),
    columns: new Map(),
    groups: new Map(),
    accounts: new Map(),
  }
  await ctx.transaction(async (tx) => {
    await saveProfile(tx, school.profile)
    await saveLetterSettings(tx, school.letters)
    await loadUnits(tx, school, ids)
    await loadAccounts(tx, school, { ids, people: await loadPeople(tx, school, ids), password })
    await loadCatalogues(tx, school, ids)
    await loadSites(tx, school, ids)
    await loadMailboxes(tx, school, ids)
    await loadHall(tx, school, (code) => must(ids.units, code))
    await record(tx, ctx, {
      type: 'school.loaded',
      subject: { type: 'school', id: 'school' },
      data: { name: school.profile.name, units: school.units.length, accounts: school.accounts.length },
    })
  })
  return ids
}
