# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# Merges var.cloudformation_properties into the rendered properties: maps by key, lists by the identity of their items.
# They must not set properties that an input sets (see owned_properties.tf), so no rendered property is ever lost.

locals {
  rendered_properties = merge(
    {
      service         = local.rendered_service
      task_definition = local.rendered_task_definition
      container       = local.rendered_containers[0]
    },
    {
      for index, container in var.extra_containers :
      "extra_containers.${container.name}" => local.rendered_containers[index + 1]
    },
  )

  # Every rendered part, even if nothing is given for it.
  given_properties = merge(
    {
      service         = var.cloudformation_properties.service
      task_definition = var.cloudformation_properties.task_definition
      container       = var.cloudformation_properties.container
    },
    {
      for container in var.extra_containers :
      "extra_containers.${container.name}" => try(var.cloudformation_properties.extra_containers[container.name], {})
    },
  )

  # Merges deeply enough for all rendered properties. Other properties are used as given.
  properties = {
    for part, rendered in local.rendered_properties : part => {
      for property in setunion(keys(rendered), keys(local.given_properties[part])) : property => try(
        local.merged_lists[part][property],
        {
          for setting in setunion(keys(rendered[property]), keys(local.given_properties[part][property])) : setting => try(
            local.merged_service_connect[property][setting],
            merge(rendered[property][setting], local.given_properties[part][property][setting]),
            local.given_properties[part][property][setting],
            rendered[property][setting],
          )
        },
        local.given_properties[part][property],
        rendered[property],
      )
    }
  }
}

# ------------------------------------------------------------------------------
# Lists
# ------------------------------------------------------------------------------

locals {
  # For each rendered list, the keys that identify an item, and their default values.
  item_identities = {
    Environment          = { Name = null }
    LoadBalancers        = { LoadBalancerName = null, TargetGroupArn = local.only_target_group_arn }
    MountPoints          = { ContainerPath = null }
    PortMappings         = { ContainerPort = null, Protocol = "tcp" }
    ResourceRequirements = { Type = null }
    Volumes              = { Name = null }
  }

  lists = {
    for side, parts in { rendered = local.rendered_properties, given = local.given_properties } : side => {
      for part, properties in parts : part => {
        for list, identity in local.item_identities : list => [
          for item in try(properties[list], []) : {
            id         = jsonencode([for key, default in identity : try(tostring(item[key]), item[key], default)])
            properties = item
          }
        ]
      }
    }
  }

  # The rendered items, merged with the given items of the same identity, followed by the new given items.
  merged_lists = {
    for part, lists in local.lists.given : part => {
      for list, items in lists : list => concat(
        [
          for rendered in local.lists.rendered[part][list] : merge(
            rendered.properties,
            [
              for given in items : {
                for property, value in given.properties : property => try(merge(rendered.properties[property], value), value)
              } if given.id == rendered.id
            ]...
          )
        ],
        [for given in items : given.properties if !contains(local.lists.rendered[part][list][*].id, given.id)],
      )
    }
  }
}

# ------------------------------------------------------------------------------
# For the validations of var.cloudformation_properties
# ------------------------------------------------------------------------------

locals {
  # The part and a path of one to three property names.
  owned_paths = [for path in keys(local.owned_properties) : split(".", path)]
}
