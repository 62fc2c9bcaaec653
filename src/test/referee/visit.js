'use strict';
// Drives the Genesys double with Genesys' own SDK: tokens, subjects, GDPR requests and their results.
const { setTimeout: pause } = require('node:timers/promises');
const { sdk, wanted, enter, refusal, tell } = require('./gateway');

async function untilDone(gdpr, id) {
  const states = [];
  for (;;) {
    const request = await gdpr.getGdprRequest(id);
    if (states.at(-1) !== request.status) states.push(request.status);
    if (request.status === 'COMPLETED' || request.status === 'ERROR') return { request, states };
    await pause(20);
  }
}

async function pages(gdpr) {
  const ids = [];
  let page;
  do {
    page = await gdpr.getGdprRequests({ pageSize: 2, pageNumber: page ? page.pageNumber + 1 : 1 });
    ids.push(...page.entities.map((each) => each.id));
  } while (page.pageNumber < page.pageCount);
  return { ids, total: page.total };
}

async function visit() {
  const client = await enter();
  const gdpr = new sdk.GeneralDataProtectionRegulationApi();
  const seen = { subjects: {}, refusals: {} };

  seen.refusals.badSecret = await refusal(() => client.loginClientCredentialsGrant(wanted.clientId, 'guess'));
  const token = await client.loginClientCredentialsGrant(wanted.clientId, wanted.clientSecret);
  seen.tokenSeconds = Math.round((token.tokenExpiryTime - Date.now()) / 1000);
  seen.client = (await new sdk.TokensApi().getTokensMe()).OAuthClient.id;

  for (const [type, value] of Object.entries(wanted.searches)) {
    seen.subjects[type] = (await gdpr.getGdprSubjects(type, value)).entities;
  }

  const subject = { externalContactId: wanted.contactId };
  const exported = await gdpr.postGdprRequests({ requestType: 'GDPR_EXPORT', subject });
  seen.exported = { created: exported, ...(await untilDone(gdpr, exported.id)) };
  const download = new URL(seen.exported.request.resultsUrl).pathname.split('/').pop();
  const link = await new sdk.DownloadsApi().getDownload(download, { issueRedirect: false });
  const file = await fetch(link.url);
  seen.file = { status: file.status, magic: Buffer.from(await file.arrayBuffer()).subarray(0, 2).toString() };
  const followed = await fetch(seen.exported.request.resultsUrl, { headers: { authorization: `Bearer ${token.accessToken}` } });
  seen.followed = { status: followed.status, url: new URL(followed.url).origin };

  const replacementTerms = [{ type: 'EMAIL', existingValue: wanted.searches.EMAIL, updatedValue: 'new@example.com' }];
  const updated = await gdpr.postGdprRequests({ requestType: 'GDPR_UPDATE', subject, replacementTerms });
  seen.updated = await untilDone(gdpr, updated.id);
  seen.foundByNewAddress = (await gdpr.getGdprSubjects('EMAIL', 'new@example.com')).total;
  const erased = await gdpr.postGdprRequests({ requestType: 'GDPR_DELETE', subject }, { deleteConfirmed: true });
  seen.erased = await untilDone(gdpr, erased.id);
  seen.foundAfterErasure = (await gdpr.getGdprSubjects('EMAIL', 'new@example.com')).total;
  seen.listing = await pages(gdpr);

  const both = { requestType: 'GDPR_EXPORT', subject: { ...subject, name: 'Anybody' } };
  seen.refusals.nameWithId = await refusal(() => gdpr.postGdprRequests(both));
  seen.refusals.unconfirmed = await refusal(() => gdpr.postGdprRequests({ requestType: 'GDPR_DELETE', subject }));
  seen.refusals.unknown = await refusal(() => gdpr.getGdprRequest('unknown'));
  const organisation = new sdk.OrganizationApi();
  seen.refusals.throttled = await refusal(() => organisation.getOrganizationsMe());
  await pause(1000 * Number(seen.refusals.throttled.retryAfter));
  seen.afterThrottling = (await organisation.getOrganizationsMe()).state;
  client.setAccessToken('no token of the double');
  seen.refusals.badToken = await refusal(() => organisation.getOrganizationsMe());
  return seen;
}

tell(visit());
