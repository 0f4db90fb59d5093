// Prints an organization's records of a topic, one JSON line each: key, headers, decoded value (null for
// a tombstone). Arguments: broker, user, password, registry, topic, organization, records to wait for.
const { SchemaRegistryClient, AvroDeserializer, SerdeType } = require('@confluentinc/schemaregistry');
const { Kafka, logLevel } = require('kafkajs');

const [broker, username, password, registry, topic, organization, expected] = process.argv.slice(2);

async function main() {
  const deserializer = new AvroDeserializer(
    new SchemaRegistryClient({ baseURLs: [registry] }), SerdeType.VALUE, {});
  const kafka = new Kafka({
    brokers: [broker],
    logLevel: logLevel.ERROR,
    sasl: { mechanism: 'scram-sha-256', username, password },
  });
  const consumer = kafka.consumer({ groupId: 'analyst-' + process.pid, readUncommitted: false });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  let seen = 0;
  await consumer.run({
    eachMessage: async ({ partition, message }) => {
      if (!message.key.toString().startsWith(organization + '/')) {
        return;
      }
      const headers = Object.fromEntries(
        Object.entries(message.headers).map(([name, value]) => [name, value.toString()]));
      const value = message.value === null ? null : await deserializer.deserialize(topic, message.value);
      console.log(JSON.stringify({ partition, key: message.key.toString(), headers, value },
        (_, v) => (typeof v === 'bigint' ? Number(v) : v)));
      if (++seen >= Number(expected)) {
        process.exit(0);
      }
    },
  });
}

main().catch((failure) => {
  console.error(failure);
  process.exit(1);
});
