/** Invented company names: fifty beginnings with thirty endings, each pair once. */
const BEGINNINGS = (
  'Alder Amber Anchor Arbor Aspen Atlas Beacon Birch Boreal Bramble Brook Canopy Cedar Cobalt Copper Coral Cypress Delta Ember Falcon ' +
  'Fjord Garnet Glacier Granite Harbor Hazel Heron Indigo Ivory Juniper Kestrel Lantern Larch Linden Lumen Maple Meadow Meridian Nordwind ' +
  'Onyx Orchard Osprey Pebble Quartz Raven Rowan Sable Summit Tundra Willow'
).split(' ');
const ENDINGS = (
  'Labs Systems Works Group Partners Digital Analytics Networks Dynamics Solutions Studio Software Services Logistics Industries ' +
  'Consulting Ventures Technologies Media Robotics Energy Foods Textiles Mobility Capital Clinics Academy Supply Security Cloud'
).split(' ');

export function customerName(index: number): string {
  return `${BEGINNINGS[index % BEGINNINGS.length]} ${ENDINGS[Math.floor(index / BEGINNINGS.length) % ENDINGS.length]}`;
}
