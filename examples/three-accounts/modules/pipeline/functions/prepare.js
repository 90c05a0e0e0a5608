// Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

// Writes the stack's live template as the artifact of the deployment that follows, so that a deployment changes the
// image and nothing else, whatever Terraform has changed since the last one.

const { CloudFormationClient, GetTemplateCommand } = require('@aws-sdk/client-cloudformation');
const { PutObjectCommand, S3Client } = require('@aws-sdk/client-s3');
const { crc32 } = require('node:zlib');

exports.handler = (event) =>
  runJob(event, async (target, { artifactCredentials, encryptionKey, outputArtifacts: [artifact] }) => {
    await refuseCreation(target);
    const cloudFormation = new CloudFormationClient(await inTarget(target));
    const { TemplateBody } = await cloudFormation.send(new GetTemplateCommand({ StackName: target.stackName }));

    const s3 = new S3Client({ credentials: artifactCredentials });
    await s3.send(
      new PutObjectCommand({
        Bucket: artifact.location.s3Location.bucketName,
        Key: artifact.location.s3Location.objectKey,
        Body: zip('template.json', Buffer.from(TemplateBody)),
        ServerSideEncryption: 'aws:kms',
        SSEKMSKeyId: encryptionKey.id,
      }),
    );
  });

// CodePipeline reads an artifact as a zip file. One file, stored without compression: a local header, the content, a
// central directory entry and the end record, as in https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
function zip(name, content) {
  const fileName = Buffer.from(name);
  const entry = Buffer.alloc(26);
  entry.writeUInt16LE(20, 0); // version 2.0 is needed to extract
  entry.writeUInt16LE(0x21, 8); // 1 January 1980
  entry.writeUInt32LE(crc32(content), 10);
  entry.writeUInt32LE(content.length, 14);
  entry.writeUInt32LE(content.length, 18);
  entry.writeUInt16LE(fileName.length, 22);

  const header = Buffer.concat([Buffer.from('PK\x03\x04'), entry, fileName]);
  const directory = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), entry, Buffer.alloc(14), fileName]);

  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(1, 8); // entries on this disk
  end.writeUInt16LE(1, 10); // entries
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(header.length + content.length, 16);

  return Buffer.concat([header, content, directory, end]);
}
