'use strict';
// Drives the Genesys double with Genesys' own SDK: external contacts and users.
const { sdk, wanted, enter, refusal, tell } = require('./gateway');

async function visit() {
  const client = await enter();
  await client.loginClientCredentialsGrant(wanted.clientId, wanted.clientSecret);
  const contacts = new sdk.ExternalContactsApi();
  const users = new sdk.UsersApi();
  const expand = ['identifiers', 'division'];
  const criterion = (field, value) => ({ type: 'EXACT', fields: [field], value });
  const claims = (type, value, more = {}) => contacts.postExternalcontactsIdentifierlookupContacts({ type, value }, more);
  const seen = { refusals: {} };

  seen.byEmail = await claims('Email', wanted.email, { expand });
  seen.byPhone = await claims('Phone', wanted.phone);
  seen.byFormerEmail = await claims('Email', wanted.formerEmail);
  seen.found = await contacts.getExternalcontactsContacts({
    q: wanted.keywords,
    pageSize: 5,
    pageNumber: 1,
    sortOrder: 'lastName:asc',
    expand,
  });
  seen.reverse = await contacts.getExternalcontactsReversewhitepageslookup(wanted.email, { expand: ['division'] });
  seen.resolved = await contacts.getExternalcontactsContact(wanted.ancestor, { expand });
  seen.unresolved = await contacts.getExternalcontactsContactUnresolved(wanted.ancestor, { expand });
  seen.identifiers = await contacts.getExternalcontactsContactIdentifiers(wanted.ancestor);
  seen.users = await users.postUsersSearch({ query: [criterion('email', wanted.userEmail)], pageSize: 5 });
  seen.deleted = await users.postUsersSearch({
    query: [criterion('email', wanted.deletedEmail), { type: 'TERMS', fields: ['state'], values: ['active', 'deleted'] }],
  });

  seen.refusals.nobody = await refusal(() => claims('Email', 'nobody@example.com'));
  seen.refusals.noNumber = await refusal(() => claims('Phone', '020 7946 0000'));
  seen.refusals.beyond = await refusal(() => contacts.getExternalcontactsContacts({ pageSize: 500, pageNumber: 3 }));
  seen.refusals.unknown = await refusal(() => contacts.getExternalcontactsContact('unknown'));
  return seen;
}

tell(visit());
