import { hashPassword, insertAccount, insertGrant } from './features/accounts/index.ts'
import { loadShippedCalendar } from './features/calendar/index.ts'
import { beginRule, insertCatalogue, insertCrossing, insertItem } from './features/catalogue/index.ts'
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
import type { Context } from './platform/context.ts'
import type { Tx } from './platform/db/database.ts'
import { record } from './platform/ledger/record.ts'
import type { SampleSchool } from './sample/sample-types.ts'

/** The ids behind the sample's codes, slugs and numbers. */
export interface SchoolIds {
  readonly units: Map<string, string>
  readonly posts: Map<string, string>
  readonly items: Map<string, string>
  readonly columns: Map<string, string>
  readonly groups: Map<string, string>
}

function must(map: Map<string, string>, key: string): string {
  const id = map.get(key)
  if (id === undefined) throw new Error(`示例数据引用了不存在的 ${key}`)
  return id
}

async function loadUnits(tx: Tx, school: SampleSchool, ids: SchoolIds): Promise<void> {
  for (const [sort, { code, parentCode, office, ...unit }] of school.units.entries()) {
    const parentId = parentCode === null ? null : must(ids.units, parentCode)
    ids.units.set(code, await insertUnit(tx, { ...unit, code, parentId, address: office, sort }))
  }
  for (const post of school.posts)
    ids.posts.set(
      `${post.unitCode}/${post.name}`,
      await ensurePost(tx, { ...post, unitId: must(ids.units, post.unitCode) }),
    )
}

async function loadPeople(
  tx: Tx,
  school: SampleSchool,
  { ids, password }: { ids: SchoolIds; password: string },
): Promise<void> {
  const people = new Map<string, string>()
  for (const person of school.people) {
    const id = await ensurePerson(tx, {
      ...person,
      unitId: person.unitCode === null ? null : must(ids.units, person.unitCode),
    })
    people.set(person.staffNo, id)
    for (const duty of person.duties)
      await insertDuty(tx, {
        personId: id,
        postId: must(ids.posts, `${duty.unitCode}/${duty.post}`),
        fromOn: duty.fromOn,
      })
  }
  // The sample accounts share one password, so one hash serves them all.
  const passwordHash = await hashPassword(password)
  const accounts = new Map<string, string>()
  for (const account of school.accounts) {
    const unitId = account.unitCode === null ? null : must(ids.units, account.unitCode)
    const id = await insertAccount(tx, {
      login: account.login,
      name: account.name,
      unitId,
      personId: account.staffNo === null ? null : must(people, account.staffNo),
      passwordHash,
    })
    accounts.set(account.login, id)
    for (const { role, unitCode } of account.roles)
      await insertGrant(tx, id, { role, unitId: unitCode === null ? null : must(ids.units, unitCode), by: 'system' })
  }
  for (const group of school.groups)
    ids.groups.set(
      group.key,
      await insertViewerGroup(tx, { ...group, accountIds: group.members.map((login) => must(accounts, login)) }),
    )
}

async function loadCatalogues(tx: Tx, school: SampleSchool, ids: SchoolIds): Promise<void> {
  for (const [sort, { unitCode, classes, validFrom, ...catalogue }] of school.catalogues.entries()) {
    await insertCatalogue(tx, { ...catalogue, unitId: unitCode === null ? null : must(ids.units, unitCode), sort })
    let itemSort = 0
    for (const [classSort, itemClass] of classes.entries()) {
      const common = { catalogueId: catalogue.id, validFrom, isOfficial: itemClass.isOfficial }
      const classId = await insertItem(tx, {
        ...common,
        parentId: null,
        level: 'class',
        number: itemClass.number,
        title: itemClass.title,
        sort: classSort,
      })
      for (const { number, title, isOfficial, rule } of itemClass.items) {
        itemSort += 1
        const id = await insertItem(tx, {
          ...common,
          parentId: classId,
          level: 'item',
          number,
          title,
          isOfficial,
          sort: itemSort,
        })
        ids.items.set(`${catalogue.id}/${number}`, id)
        const unitId = must(ids.units, rule.unitCode)
        await beginRule(tx, id, {
          validFrom,
          rule: { ...rule, unitId, postId: ids.posts.get(`${rule.unitCode}/${rule.post}`) ?? null },
        })
      }
    }
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
    const siteId = await insertSite(tx, { slug, name, unitId: unitCode === null ? null : must(ids.units, unitCode) })
    for (const [sort, column] of columns.entries()) {
      ids.columns.set(`${slug}/${column.slug}`, await upsertColumn(tx, { ...column, siteId, sort, state: 'active' }))
    }
  }
  for (const route of school.routes) await insertRoute(tx, route)
  for (const [sort, opinion] of school.opinions.entries())
    await insertCommonOpinion(tx, { ...opinion, accountId: null, sort })
}

/** Loads a school without its documents, in one transaction: all of it or nothing. */
export async function loadSchool(ctx: Context, school: SampleSchool, password: string): Promise<SchoolIds> {
  const ids: SchoolIds = { units: new Map(), posts: new Map(), items: new Map(), columns: new Map(), groups: new Map() }
  await ctx.transaction(async (tx) => {
    await loadShippedCalendar(tx)
    await saveProfile(tx, school.profile)
    await loadUnits(tx, school, ids)
    await loadPeople(tx, school, { ids, password })
    await loadCatalogues(tx, school, ids)
    await loadSites(tx, school, ids)
    await record(tx, ctx, {
      type: 'school.loaded',
      subject: { type: 'school', id: 'school' },
      data: { name: school.profile.name, units: school.units.length, accounts: school.accounts.length },
    })
  })
  return ids
}
